create table public.t (n int primary key, doubled int generated always as (n * 2) stored);

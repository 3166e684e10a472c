alter table public.t add column doubled int generated always as (n * 2) stored;

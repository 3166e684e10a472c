create table public.t (id bigint primary key, name text, code varchar);

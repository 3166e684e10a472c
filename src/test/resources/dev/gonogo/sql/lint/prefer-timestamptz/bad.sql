create table public.t (id bigint primary key, made timestamp);

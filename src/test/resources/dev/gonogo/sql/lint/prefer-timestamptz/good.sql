create table public.t (id bigint primary key, made timestamptz, seen timestamp with time zone);

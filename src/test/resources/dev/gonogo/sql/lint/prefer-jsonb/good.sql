create table public.t (id bigint primary key, extra jsonb);

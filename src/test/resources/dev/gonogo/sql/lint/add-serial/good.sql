create table public.t (n bigserial primary key);

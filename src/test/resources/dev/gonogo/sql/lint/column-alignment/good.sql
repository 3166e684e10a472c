create table public.t (id bigint primary key, sum bigint not null, due timestamptz not null, paid boolean not null, open boolean not null);
create table public.u (id bigint primary key, name text, paid boolean not null, sum bigint not null, open boolean not null, due timestamptz not null);
create table public.v (key uuid primary key, n integer, at bigint);

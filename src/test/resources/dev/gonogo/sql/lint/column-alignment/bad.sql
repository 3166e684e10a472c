create table public.t (id bigint primary key, paid boolean not null, sum bigint not null, open boolean not null, due timestamptz not null);

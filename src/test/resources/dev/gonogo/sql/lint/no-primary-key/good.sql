create table public.t (id bigint, primary key (id));
create table public.p partition of public.t for values in (1);

create table public.t (id bigint primary key);
insert into public.t values (1);

create table public.t (id int primary key);
alter table public.t rename to u;

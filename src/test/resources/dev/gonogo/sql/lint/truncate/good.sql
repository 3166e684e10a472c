create table public.t (id int primary key);
truncate public.t;

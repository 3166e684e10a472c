create table public.users (id int primary key);
drop table public.users;

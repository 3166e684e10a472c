create table public.users (id int primary key, role text);
alter table public.users drop column role;

create table public.user_account (id int primary key);

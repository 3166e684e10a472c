drop table if exists public.users;

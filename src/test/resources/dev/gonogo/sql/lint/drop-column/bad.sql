alter table public.users drop column role;

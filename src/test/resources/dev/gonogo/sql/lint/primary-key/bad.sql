alter table public.users add primary key (id);

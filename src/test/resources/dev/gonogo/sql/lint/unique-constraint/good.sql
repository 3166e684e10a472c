create unique index concurrently users_email on public.users (tenant_id, email);
alter table public.users add constraint users_email unique using index users_email;

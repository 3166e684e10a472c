alter table public.users add constraint users_email unique (tenant_id, email);

alter table public.users add constraint users_pkey primary key using index users_id;

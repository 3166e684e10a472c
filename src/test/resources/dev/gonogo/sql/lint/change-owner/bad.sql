alter table public.t owner to app;

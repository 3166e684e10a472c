grant select on public.t to app;

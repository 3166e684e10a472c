grant select on public.t to app;
revoke all on public.t from public;

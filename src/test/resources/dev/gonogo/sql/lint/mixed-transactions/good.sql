set lock_timeout = '5s';
create index concurrently i on public.t (a);

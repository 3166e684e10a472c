create index concurrently i on public.t (a, b, c) include (d);

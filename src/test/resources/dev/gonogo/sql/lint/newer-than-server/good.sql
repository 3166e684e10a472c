create unique index concurrently i on public.t (a);

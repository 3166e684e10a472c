create index concurrently i on public.t (a, b);
create index concurrently j on public.t (a, b);

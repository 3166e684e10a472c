alter table public.t add column a int;
create index concurrently i on public.t (a);

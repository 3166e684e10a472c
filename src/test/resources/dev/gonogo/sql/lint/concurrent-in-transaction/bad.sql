begin;
create index concurrently i on public.t (a);
commit;

begin;
insert into public.t values (1);
commit;
create index concurrently i on public.t (a);

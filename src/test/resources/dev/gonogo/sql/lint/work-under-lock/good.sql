create index i on public.u (b);
alter table public.t add column a int;

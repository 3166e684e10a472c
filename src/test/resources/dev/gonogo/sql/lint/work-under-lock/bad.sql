alter table public.t add column a int;
create index i on public.u (b);

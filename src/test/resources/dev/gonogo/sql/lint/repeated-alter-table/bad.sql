alter table public.t add column a int;
alter table public.t add column b int;

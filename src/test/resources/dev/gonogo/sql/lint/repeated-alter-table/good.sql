alter table public.t add column a int, add column b int;
alter table public.u add column a int;

alter table public.t add column a int;

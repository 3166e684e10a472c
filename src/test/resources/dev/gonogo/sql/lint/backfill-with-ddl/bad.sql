alter table public.t add column a int;
update public.t set a = 1 where a is null;

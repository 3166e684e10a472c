alter table public.t alter column a drop default;

alter table public.t alter column a set not null;

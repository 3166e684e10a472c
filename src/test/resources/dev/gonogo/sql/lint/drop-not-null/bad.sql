alter table public.t alter column a drop not null;

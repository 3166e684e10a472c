alter table public.t alter column n type bigint;

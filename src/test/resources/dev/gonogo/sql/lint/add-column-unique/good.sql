alter table public.t add column code text;

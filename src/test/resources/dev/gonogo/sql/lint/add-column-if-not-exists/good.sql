alter table public.t add column rank int;

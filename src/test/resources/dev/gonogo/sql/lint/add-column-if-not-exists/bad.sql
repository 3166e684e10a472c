alter table public.t add column if not exists rank int;

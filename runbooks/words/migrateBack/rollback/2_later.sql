drop table public.later;

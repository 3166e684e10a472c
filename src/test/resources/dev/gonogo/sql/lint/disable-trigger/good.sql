alter table public.t enable trigger all;

alter table public.t set (fillfactor = 70);

alter table public.t enable trigger noted;

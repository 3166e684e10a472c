alter domain public.rank add constraint positive check (value > 0);

update public.t set a = 1;

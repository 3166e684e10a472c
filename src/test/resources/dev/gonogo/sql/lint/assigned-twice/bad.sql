update public.t set a = 1, b = 2, a = 3 where id = 1;

update public.t set a = 1, b = 2 where id = 1;

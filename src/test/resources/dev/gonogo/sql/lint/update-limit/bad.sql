update public.t set a = 1 where a is null limit 1000;

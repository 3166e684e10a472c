update public.t set a = 1 where ctid = any (array(select ctid from public.t where a is null limit 1000));

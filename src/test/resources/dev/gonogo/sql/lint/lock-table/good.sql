select 1 from public.t where id = 1 for update;

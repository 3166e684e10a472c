delete from public.t where id < 10;

delete from public.t where true;

cluster public.t using t_pkey;

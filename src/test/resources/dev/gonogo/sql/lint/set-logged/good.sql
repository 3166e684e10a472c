create unlogged table public.t (id int primary key);

alter publication sent drop table public.t;

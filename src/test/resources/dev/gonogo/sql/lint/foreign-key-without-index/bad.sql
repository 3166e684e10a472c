create table public.t (id bigint primary key, u bigint references public.u (id));

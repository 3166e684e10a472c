create table public.t (id bigint primary key, u bigint references public.u (id));
create index t_u on public.t (u);

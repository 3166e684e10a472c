alter table public.t add column rank int;
alter table public.t add constraint t_rank check (rank > 0) not valid;

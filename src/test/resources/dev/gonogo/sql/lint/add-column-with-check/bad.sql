alter table public.t add column rank int check (rank > 0);

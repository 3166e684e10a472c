alter table public.t rename to u;

alter table public.t rename column a to b;

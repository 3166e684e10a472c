alter table public.t rename constraint a to b;

alter table public.clauses add constraint rank check (rank > 0);

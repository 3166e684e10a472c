reindex table public.clauses;

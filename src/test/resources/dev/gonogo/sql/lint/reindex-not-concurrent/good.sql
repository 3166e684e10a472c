reindex (verbose) table concurrently public.clauses;

drop index concurrently public.clause_project;

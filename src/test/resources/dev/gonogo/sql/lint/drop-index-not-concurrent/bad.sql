drop index public.clause_project;

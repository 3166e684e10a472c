alter table public.clauses drop constraint clause_project;

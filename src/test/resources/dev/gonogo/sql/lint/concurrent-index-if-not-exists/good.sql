drop index concurrently if exists public.clause_project;
create index concurrently clause_project on public.clauses (project_id);

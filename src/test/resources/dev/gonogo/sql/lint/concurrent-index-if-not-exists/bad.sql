create index concurrently if not exists clause_project on public.clauses (project_id);

create index clause_project on public.clauses (project_id);

alter table public.clauses add constraint clause_project foreign key (project_id) references public.projects (id);

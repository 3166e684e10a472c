-- The first page after the login: each project of a tenant with its documents and clauses.
-- Names only what is there before and after the window, so that the two measurements compare.
select p.id, p.code, p.name, p.status,
       (select count(*) from public.documents d where d.project_id = p.id) as documents,
       (select count(*) from public.clauses c where c.project_id = p.id) as clauses
  from public.projects p
 where p.tenant_id = '11111111-1111-4111-8111-111111111111'
 order by p.code;

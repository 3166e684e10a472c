-- The clause list of one project, in the order of its documents.
-- Names only what is there before and after the window, so that the two measurements compare.
select d.title, c.number, c.created_at
  from public.clauses c
  join public.documents d on d.id = c.document_id
 where c.tenant_id = '11111111-1111-4111-8111-111111111111'
   and c.project_id = 'b1000000-0000-4000-8000-000000000001'
 order by d.created_at, d.id, c.number;

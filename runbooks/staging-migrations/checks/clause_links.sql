-- Which rows point to a clause of another tenant or of another project? The foreign key cannot see that.
select link.relation, link.id, link.tenant_id, link.clause_id, c.tenant_id as tenant_of_clause, c.project_id as project_of_clause
  from (
    select 'alerts' as relation, id, tenant_id, project_id, clause_id from public.alerts
    union all select 'stakeholders', id, tenant_id, project_id, clause_id from public.stakeholders
    union all select 'wbs_items', id, tenant_id, project_id, clause_id from public.wbs_items
    union all select 'bom_items', id, tenant_id, project_id, clause_id from public.bom_items
    union all select 'milestones', id, tenant_id, project_id, clause_id from public.milestones
    union all select 'change_orders', id, tenant_id, project_id, clause_id from public.change_orders
  ) as link
  left join public.clauses c on c.id = link.clause_id
 where link.clause_id is not null
   and (c.tenant_id is distinct from link.tenant_id or c.project_id is distinct from link.project_id)
 order by link.relation, link.id;

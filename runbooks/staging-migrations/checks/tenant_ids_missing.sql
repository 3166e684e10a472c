-- Which tables have rows that belong to no tenant? Those rows are invisible to everybody once the policies are in force.
select relation, missing
  from (
    select 'users' as relation, count(*) as missing from public.users where tenant_id is null
    union all select 'projects', count(*) from public.projects where tenant_id is null
    union all select 'project_members', count(*) from public.project_members where tenant_id is null
    union all select 'documents', count(*) from public.documents where tenant_id is null
    union all select 'clauses', count(*) from public.clauses where tenant_id is null
    union all select 'analyses', count(*) from public.analyses where tenant_id is null
    union all select 'alerts', count(*) from public.alerts where tenant_id is null
    union all select 'comments', count(*) from public.comments where tenant_id is null
    union all select 'notifications', count(*) from public.notifications where tenant_id is null
    union all select 'audit_logs', count(*) from public.audit_logs where tenant_id is null
    union all select 'extractions', count(*) from public.extractions where tenant_id is null
    union all select 'document_versions', count(*) from public.document_versions where tenant_id is null
    union all select 'suppliers', count(*) from public.suppliers where tenant_id is null
    union all select 'wbs_items', count(*) from public.wbs_items where tenant_id is null
    union all select 'bom_items', count(*) from public.bom_items where tenant_id is null
    union all select 'stakeholders', count(*) from public.stakeholders where tenant_id is null
    union all select 'stakeholder_raci', count(*) from public.stakeholder_raci where tenant_id is null
    union all select 'milestones', count(*) from public.milestones where tenant_id is null
    union all select 'change_orders', count(*) from public.change_orders where tenant_id is null
    union all select 'ai_usage_logs', count(*) from public.ai_usage_logs where tenant_id is null
  ) as counted
 where missing > 0
 order by relation;

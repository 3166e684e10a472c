-- Which rows say that they were made in the future? A minute is allowed for clocks that differ.
-- Dates that are planned (due, needed, ends) may lie ahead and are not asked.
select stamped.relation, count(*) as rows, max(stamped.moment) as latest
  from (
    select 'tenants' as relation, created_at as moment from public.tenants
    union all select 'users', greatest(created_at, last_seen_at) from public.users
    union all select 'projects', greatest(created_at, updated_at) from public.projects
    union all select 'project_members', joined_at from public.project_members
    union all select 'documents', greatest(created_at, updated_at, parsed_at) from public.documents
    union all select 'clauses', created_at from public.clauses
    union all select 'analyses', greatest(created_at, started_at, completed_at) from public.analyses
    union all select 'alerts', greatest(created_at, resolved_at) from public.alerts
    union all select 'comments', created_at from public.comments
    union all select 'notifications', greatest(created_at, read_at) from public.notifications
    union all select 'audit_logs', created_at from public.audit_logs
    union all select 'extractions', created_at from public.extractions
    union all select 'document_versions', created_at from public.document_versions
    union all select 'suppliers', created_at from public.suppliers
    union all select 'wbs_items', created_at from public.wbs_items
    union all select 'bom_items', created_at from public.bom_items
    union all select 'stakeholders', created_at from public.stakeholders
    union all select 'stakeholder_raci', created_at from public.stakeholder_raci
    union all select 'milestones', greatest(created_at, reached_at) from public.milestones
    union all select 'change_orders', greatest(created_at, approved_at) from public.change_orders
    union all select 'ai_usage_logs', created_at from public.ai_usage_logs
  ) as stamped
 where stamped.moment > now() + interval '1 minute'
 group by stamped.relation
 order by stamped.relation;

-- How many rows of each group of tables does this session see, under its setting of app.current_tenant?
-- Run it as a role that row level security applies to; any other sees everything.
select nullif(current_setting('app.current_tenant', true), '') as tenant,
       current_user::text as reads_as,
       (select count(*) from public.tenants) as tenants,
       (select count(*) from public.users) + (select count(*) from public.project_members) as people,
       (select count(*) from public.projects) + (select count(*) from public.milestones) + (select count(*) from public.change_orders) as projects,
       (select count(*) from public.documents) + (select count(*) from public.document_versions)
         + (select count(*) from public.extractions) + (select count(*) from public.comments) as documents,
       (select count(*) from public.clauses) as clauses,
       (select count(*) from public.analyses) + (select count(*) from public.alerts) + (select count(*) from public.ai_usage_logs) as findings,
       (select count(*) from public.stakeholders) + (select count(*) from public.stakeholder_raci) as stakeholders,
       (select count(*) from public.wbs_items) + (select count(*) from public.bom_items) + (select count(*) from public.suppliers) as works,
       (select count(*) from public.notifications) + (select count(*) from public.audit_logs) as logs,
       (select count(*) from public.v_project_overview) as rows_through_views;

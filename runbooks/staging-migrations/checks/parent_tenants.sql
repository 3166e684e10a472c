-- Which rows belong to another tenant than the parent they hang on? The foreign key cannot see that.
select link.relation, link.id, link.tenant_id, link.parent, link.tenant_of_parent
  from (
    select 'project_members' as relation, m.user_id as id, m.tenant_id, 'projects' as parent, p.tenant_id as tenant_of_parent
      from public.project_members m join public.projects p on p.id = m.project_id
    union all select 'project_members', m.user_id, m.tenant_id, 'users', u.tenant_id from public.project_members m join public.users u on u.id = m.user_id
    union all select 'documents', d.id, d.tenant_id, 'projects', p.tenant_id from public.documents d join public.projects p on p.id = d.project_id
    union all select 'clauses', c.id, c.tenant_id, 'documents', d.tenant_id from public.clauses c join public.documents d on d.id = c.document_id
    union all select 'analyses', a.id, a.tenant_id, 'projects', p.tenant_id from public.analyses a join public.projects p on p.id = a.project_id
    union all select 'alerts', a.id, a.tenant_id, 'projects', p.tenant_id from public.alerts a join public.projects p on p.id = a.project_id
    union all select 'comments', c.id, c.tenant_id, 'documents', d.tenant_id from public.comments c join public.documents d on d.id = c.document_id
    union all select 'notifications', n.id, n.tenant_id, 'users', u.tenant_id from public.notifications n join public.users u on u.id = n.user_id
    union all select 'audit_logs', l.id, l.tenant_id, 'users', u.tenant_id from public.audit_logs l join public.users u on u.id = l.actor_id
    union all select 'extractions', e.id, e.tenant_id, 'documents', d.tenant_id from public.extractions e join public.documents d on d.id = e.document_id
    union all select 'document_versions', v.id, v.tenant_id, 'documents', d.tenant_id from public.document_versions v join public.documents d on d.id = v.document_id
    union all select 'wbs_items', w.id, w.tenant_id, 'projects', p.tenant_id from public.wbs_items w join public.projects p on p.id = w.project_id
    union all select 'bom_items', b.id, b.tenant_id, 'projects', p.tenant_id from public.bom_items b join public.projects p on p.id = b.project_id
    union all select 'bom_items', b.id, b.tenant_id, 'suppliers', s.tenant_id from public.bom_items b join public.suppliers s on s.id = b.supplier_id
    union all select 'stakeholders', s.id, s.tenant_id, 'projects', p.tenant_id from public.stakeholders s join public.projects p on p.id = s.project_id
    union all select 'stakeholder_raci', r.id, r.tenant_id, 'stakeholders', s.tenant_id from public.stakeholder_raci r join public.stakeholders s on s.id = r.stakeholder_id
    union all select 'milestones', m.id, m.tenant_id, 'projects', p.tenant_id from public.milestones m join public.projects p on p.id = m.project_id
    union all select 'change_orders', o.id, o.tenant_id, 'projects', p.tenant_id from public.change_orders o join public.projects p on p.id = o.project_id
    union all select 'ai_usage_logs', l.id, l.tenant_id, 'analyses', a.tenant_id from public.ai_usage_logs l join public.analyses a on a.id = l.analysis_id
  ) as link
 where link.tenant_id is distinct from link.tenant_of_parent
 order by link.relation, link.id;

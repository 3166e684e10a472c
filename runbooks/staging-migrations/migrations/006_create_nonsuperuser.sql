-- A role that row level security applies to, for tests: superusers and roles with BYPASSRLS see every row, whatever the policies say.

do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'nonsuperuser') then
    create role nonsuperuser nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    -- Roles belong to the whole cluster: by this mark the rollback knows one that a migration made, here or in a sister database.
    comment on role nonsuperuser is 'made by migration 006_create_nonsuperuser';
    -- Tests run "set role nonsuperuser"; a superuser may do so anyway, another owner must be a member.
    if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
      grant nonsuperuser to current_user;
    end if;
  elsif exists (select from pg_catalog.pg_roles where rolname = 'nonsuperuser' and (rolsuper or rolbypassrls)) then
    raise exception 'role nonsuperuser exists and bypasses row level security: a test that runs as this role proves nothing';
  end if;
end
$$;

grant usage on schema public to nonsuperuser;

-- A tenant reads its own row; plan, status and budget are not its to change.
grant select on public.tenants to nonsuperuser;

grant select, insert, update, delete on
  public.users,
  public.projects,
  public.project_members,
  public.documents,
  public.clauses,
  public.analyses,
  public.alerts,
  public.comments,
  public.notifications,
  public.audit_logs,
  public.extractions,
  public.document_versions,
  public.suppliers,
  public.wbs_items,
  public.bom_items,
  public.stakeholders,
  public.stakeholder_raci,
  public.milestones,
  public.change_orders,
  public.ai_usage_logs
to nonsuperuser;

grant select on
  public.v_project_overview,
  public.v_project_alerts,
  public.v_project_clauses,
  public.v_project_stakeholders
to nonsuperuser;

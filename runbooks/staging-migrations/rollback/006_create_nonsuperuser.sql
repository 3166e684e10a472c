-- Takes back 006: the grants in this database, and the role if a migration made it and nothing else needs it.
-- Not by DROP OWNED, which would also drop what the role owns.

do $$
declare
  relation text;
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'nonsuperuser') then
    return;
  end if;

  foreach relation in array array[
    'v_project_overview', 'v_project_alerts', 'v_project_clauses', 'v_project_stakeholders',
    'tenants', 'users', 'projects', 'project_members', 'documents', 'clauses', 'analyses', 'alerts', 'comments',
    'notifications', 'audit_logs', 'extractions', 'document_versions', 'suppliers', 'wbs_items', 'bom_items', 'stakeholders',
    'stakeholder_raci', 'milestones', 'change_orders', 'ai_usage_logs'
  ] loop
    if to_regclass(format('public.%I', relation)) is not null then
      execute format('revoke select, insert, update, delete on public.%I from nonsuperuser', relation);
    end if;
  end loop;
  revoke usage on schema public from nonsuperuser;
end
$$;

do $$
declare
  made_by text;
  needed_in text;
begin
  select shobj_description(oid, 'pg_authid') into made_by from pg_catalog.pg_roles where rolname = 'nonsuperuser';
  if made_by is distinct from 'made by migration 006_create_nonsuperuser' then
    return;  -- not there any more, or there before 006: not ours to drop
  end if;

  -- What the role owns or was granted, in this database and in all others: a clone of this one still has its grants.
  select string_agg(distinct coalesce(d.datname, 'the cluster itself'), ', ')
    into needed_in
    from pg_catalog.pg_shdepend s
    left join pg_catalog.pg_database d on d.oid = s.dbid
   where s.refclassid = 'pg_catalog.pg_authid'::regclass
     and s.refobjid = (select oid from pg_catalog.pg_roles where rolname = 'nonsuperuser');
  if needed_in is not null then
    raise notice 'role nonsuperuser stays, it still owns or was granted objects in: %', needed_in;
    return;
  end if;
  drop role nonsuperuser;
end
$$;

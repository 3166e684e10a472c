-- One policy on each tenant table, for reading and for writing, and in force for the owner too.
-- Policies are dropped and made in one transaction: nobody sees a table in between. Each of these statements takes an
-- ACCESS EXCLUSIVE lock that lasts until commit; parents come before children, as in 004, so that two runners cannot deadlock.

-- 002 gave tenants a policy under another name; left beside the new one it would go on letting rows through.
drop policy if exists tenant_self on public.tenants;

do $$
declare
  entry record;
begin
  for entry in
    select * from (values
      (1, 'tenants', 'id'),
      (2, 'users', 'tenant_id'),
      (3, 'projects', 'tenant_id'),
      (4, 'project_members', 'tenant_id'),
      (5, 'documents', 'tenant_id'),
      (6, 'clauses', 'tenant_id'),
      (7, 'analyses', 'tenant_id'),
      (8, 'alerts', 'tenant_id'),
      (9, 'comments', 'tenant_id'),
      (10, 'notifications', 'tenant_id'),
      (11, 'audit_logs', 'tenant_id'),
      (12, 'extractions', 'tenant_id'),
      (13, 'document_versions', 'tenant_id'),
      (14, 'suppliers', 'tenant_id'),
      (15, 'wbs_items', 'tenant_id'),
      (16, 'bom_items', 'tenant_id'),
      (17, 'stakeholders', 'tenant_id'),
      (18, 'stakeholder_raci', 'tenant_id'),
      (19, 'milestones', 'tenant_id'),
      (20, 'change_orders', 'tenant_id'),
      (21, 'ai_usage_logs', 'tenant_id')
    ) as listed (place, relation, tenant_column)
    order by place
  loop
    execute format('alter table public.%I enable row level security, force row level security', entry.relation);
    execute format('drop policy if exists tenant_isolation on public.%I', entry.relation);
    -- The setting is '' and not NULL after a RESET in a pooled session; both must mean: no tenant, no rows.
    -- As a sub-select it is computed once for a query and not once for a row.
    execute format(
      'create policy tenant_isolation on public.%I for all to public'
      ' using (%I = (select nullif(current_setting(''app.current_tenant'', true), '''')::uuid))'
      ' with check (%I = (select nullif(current_setting(''app.current_tenant'', true), '''')::uuid))',
      entry.relation, entry.tenant_column, entry.tenant_column);
  end loop;
end
$$;

-- Policies are joined by "or", and a table that is missing from the list above has none: neither may go unseen.
do $$
declare
  open_tables text;
begin
  select string_agg(c.relname, ', ' order by c.relname)
    into open_tables
    from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace
     and c.relkind in ('r', 'p')
     and (
       c.relname = 'tenants'
       or exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
     )
     and not (
       c.relrowsecurity
       and c.relforcerowsecurity
       and (select count(*) from pg_catalog.pg_policy p where p.polrelid = c.oid) = 1
     );
  if open_tables is not null then
    raise exception 'row level security is not forced, or there is not exactly one policy, on: %', open_tables;
  end if;
end
$$;

-- Takes back 005: the policies of 002 on the tables that 002 knew, none on the tables that 004 made, nothing forced.

-- 002 secured these. The expressions are those of 002, word for word: the catalog must be what it was.
do $$
declare
  relation text;
begin
  foreach relation in array array[
    'users', 'projects', 'project_members', 'documents', 'clauses', 'analyses',
    'alerts', 'comments', 'notifications', 'audit_logs'
  ] loop
    execute format('alter table public.%I no force row level security', relation);
    execute format('drop policy if exists tenant_isolation on public.%I', relation);
    execute format(
      'create policy tenant_isolation on public.%I using (tenant_id = nullif(current_setting(''app.current_tenant'', true), '''')::uuid)',
      relation);
  end loop;
end
$$;

alter table public.tenants no force row level security;
drop policy if exists tenant_isolation on public.tenants;
drop policy if exists tenant_self on public.tenants;
create policy tenant_self on public.tenants
  using (id = nullif(current_setting('app.current_tenant', true), '')::uuid);

-- These had no row level security between 004 and 005.
do $$
declare
  relation text;
begin
  foreach relation in array array[
    'extractions', 'document_versions', 'suppliers', 'wbs_items', 'bom_items', 'stakeholders',
    'stakeholder_raci', 'milestones', 'change_orders', 'ai_usage_logs'
  ] loop
    execute format('alter table public.%I no force row level security, disable row level security', relation);
    execute format('drop policy if exists tenant_isolation on public.%I', relation);
  end loop;
end
$$;

-- Security foundation: every row names its tenant, and row level security keeps tenants apart.

-- Tables that knew their tenant only through a parent get it themselves, so that a policy needs no join.
alter table public.project_members add column tenant_id uuid;
alter table public.documents add column tenant_id uuid;
alter table public.clauses add column tenant_id uuid;
alter table public.project_analysis add column tenant_id uuid;
alter table public.project_alerts add column tenant_id uuid;
alter table public.comments add column tenant_id uuid;
alter table public.notifications add column tenant_id uuid;
alter table public.audit_logs add column tenant_id uuid;

update public.project_members m set tenant_id = p.tenant_id from public.projects p where p.id = m.project_id and m.tenant_id is null;
update public.documents d set tenant_id = p.tenant_id from public.projects p where p.id = d.project_id and d.tenant_id is null;
update public.clauses c set tenant_id = p.tenant_id from public.projects p where p.id = c.project_id and c.tenant_id is null;
update public.project_analysis a set tenant_id = p.tenant_id from public.projects p where p.id = a.project_id and a.tenant_id is null;
update public.project_alerts a set tenant_id = p.tenant_id from public.projects p where p.id = a.project_id and a.tenant_id is null;
update public.comments c set tenant_id = d.tenant_id from public.documents d where d.id = c.document_id and c.tenant_id is null;
update public.notifications n set tenant_id = u.tenant_id from public.users u where u.id = n.user_id and n.tenant_id is null;
update public.audit_logs l set tenant_id = u.tenant_id from public.users u where u.id = l.actor_id and l.tenant_id is null;

-- A row that found no tenant stops the migration here; it would be visible to nobody later.
alter table public.project_members alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.documents alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.clauses alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.project_analysis alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.project_alerts alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.comments alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.notifications alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);
alter table public.audit_logs alter column tenant_id set not null, add foreign key (tenant_id) references public.tenants (id);

create index project_members_tenant_id_idx on public.project_members (tenant_id);
create index documents_tenant_id_idx on public.documents (tenant_id);
create index clauses_tenant_id_idx on public.clauses (tenant_id);
create index project_analysis_tenant_id_idx on public.project_analysis (tenant_id);
create index project_alerts_tenant_id_idx on public.project_alerts (tenant_id);
create index comments_tenant_id_idx on public.comments (tenant_id);
create index notifications_tenant_id_idx on public.notifications (tenant_id);
create index audit_logs_tenant_id_idx on public.audit_logs (tenant_id);

-- Two companies may know the same person: an address is unique within its tenant, not in the world.
-- The new constraint's index starts with tenant_id, so the old index on tenant_id alone has no use left.
alter table public.users drop constraint users_email_key;
alter table public.users add constraint users_tenant_email_unique unique (tenant_id, email);
drop index public.users_tenant_id_idx;

-- The search path is fixed, so that nobody's schema can slip in a function of the same name.
-- The setting is '' and not NULL after a RESET in a pooled session; both mean: no tenant.
create function public.current_tenant_id() returns uuid
language sql stable
set search_path = ''
as $$ select nullif(pg_catalog.current_setting('app.current_tenant', true), '')::pg_catalog.uuid $$;

comment on function public.current_tenant_id() is 'The tenant of this session, NULL when none is set.';

alter table public.tenants enable row level security;
alter table public.users enable row level security;
alter table public.projects enable row level security;
alter table public.project_members enable row level security;
alter table public.documents enable row level security;
alter table public.clauses enable row level security;
alter table public.project_analysis enable row level security;
alter table public.project_alerts enable row level security;
alter table public.comments enable row level security;
alter table public.notifications enable row level security;
alter table public.audit_logs enable row level security;

create policy tenant_self on public.tenants
  using (id = nullif(current_setting('app.current_tenant', true), '')::uuid);

do $$
declare
  name text;
begin
  foreach name in array array[
    'users', 'projects', 'project_members', 'documents', 'clauses', 'project_analysis',
    'project_alerts', 'comments', 'notifications', 'audit_logs'
  ] loop
    execute format(
      'create policy tenant_isolation on public.%I using (tenant_id = nullif(current_setting(''app.current_tenant'', true), '''')::uuid)',
      name);
  end loop;
end
$$;

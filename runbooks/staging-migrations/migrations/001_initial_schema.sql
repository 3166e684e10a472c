-- The schema of the first release: one company's projects, their documents, and what is read out of them.

create table public.tenants (
  id            uuid primary key default gen_random_uuid(),
  name          text not null,
  contact_email text not null,
  created_at    timestamptz not null default now()
);

create table public.users (
  id           uuid primary key default gen_random_uuid(),
  tenant_id    uuid not null references public.tenants (id),
  email        text not null constraint users_email_key unique,
  full_name    text not null,
  role         text not null default 'member',
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz
);

create table public.projects (
  id         uuid primary key default gen_random_uuid(),
  tenant_id  uuid not null references public.tenants (id),
  code       text not null,
  name       text not null,
  status     text not null default 'active',
  budget     numeric(14, 2),
  starts_on  date,
  ends_on    date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint projects_tenant_code_unique unique (tenant_id, code)
);

create table public.project_members (
  project_id  uuid not null references public.projects (id) on delete cascade,
  user_id     uuid not null references public.users (id) on delete cascade,
  member_role text not null default 'viewer',
  joined_at   timestamptz not null default now(),
  primary key (project_id, user_id)
);

create table public.documents (
  id            uuid primary key default gen_random_uuid(),
  project_id    uuid not null references public.projects (id) on delete cascade,
  uploaded_by   uuid references public.users (id) on delete set null,
  title         text not null,
  storage_path  text not null,
  document_type text not null default 'other',
  upload_status text not null default 'pending',
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);

create table public.clauses (
  id          uuid primary key default gen_random_uuid(),
  project_id  uuid not null references public.projects (id) on delete cascade,
  document_id uuid not null references public.documents (id) on delete cascade,
  number      text not null,
  topic       text,
  text        text not null,
  created_at  timestamptz not null default now(),
  constraint clauses_document_number_unique unique (document_id, number)
);

create table public.project_analysis (
  id            uuid primary key default gen_random_uuid(),
  project_id    uuid not null references public.projects (id) on delete cascade,
  analysis_type text not null,
  status        text not null default 'pending',
  result        jsonb,
  created_at    timestamptz not null default now()
);

create table public.project_alerts (
  id          uuid primary key default gen_random_uuid(),
  project_id  uuid not null references public.projects (id) on delete cascade,
  analysis_id uuid references public.project_analysis (id) on delete set null,
  clause_ref  text,
  title       text not null,
  message     text not null,
  severity    text not null default 'medium',
  status      text not null default 'open',
  created_at  timestamptz not null default now()
);

create table public.comments (
  id          uuid primary key default gen_random_uuid(),
  document_id uuid not null references public.documents (id) on delete cascade,
  author_id   uuid references public.users (id) on delete set null,
  body        text not null,
  created_at  timestamptz not null default now()
);

create table public.notifications (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null references public.users (id) on delete cascade,
  subject    text not null,
  body       text not null,
  read_at    timestamptz,
  created_at timestamptz not null default now()
);

create table public.audit_logs (
  id          uuid primary key default gen_random_uuid(),
  actor_id    uuid references public.users (id) on delete set null,
  action      text not null,
  entity_type text not null,
  entity_id   uuid,
  detail      jsonb not null default '{}',
  created_at  timestamptz not null default now()
);

-- A foreign key brings no index of its own; without one each delete of a parent reads the whole child.
create index users_tenant_id_idx on public.users (tenant_id);
create index project_members_user_id_idx on public.project_members (user_id);
create index documents_project_id_idx on public.documents (project_id);
create index documents_uploaded_by_idx on public.documents (uploaded_by);
create index documents_upload_status_idx on public.documents (upload_status);
create index clauses_project_id_idx on public.clauses (project_id);
create index project_analysis_project_id_idx on public.project_analysis (project_id);
create index project_alerts_project_id_idx on public.project_alerts (project_id);
create index project_alerts_analysis_id_idx on public.project_alerts (analysis_id);
create index comments_document_id_idx on public.comments (document_id);
create index comments_author_id_idx on public.comments (author_id);
create index notifications_user_id_idx on public.notifications (user_id);
create index audit_logs_actor_id_idx on public.audit_logs (actor_id);
create index audit_logs_created_at_idx on public.audit_logs (created_at);

create view public.v_legacy_summary as
select
  p.id as project_id,
  p.name as project_name,
  (select count(*) from public.documents d where d.project_id = p.id) as documents,
  (select count(*) from public.documents d where d.project_id = p.id and d.upload_status = 'uploaded') as documents_uploaded,
  (select count(*) from public.project_alerts a where a.project_id = p.id and a.status = 'open') as open_alerts
from public.projects p;

comment on table public.tenants is 'A company that uses the service; every other table belongs to one.';
comment on column public.documents.storage_path is 'Key in the object store.';
comment on column public.clauses.text is 'The wording as printed.';
comment on view public.v_legacy_summary is 'Figures of the first dashboard.';

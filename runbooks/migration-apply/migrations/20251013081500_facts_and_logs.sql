-- What a project knows, and what its services say. A session sees the project that it has set, and without one sees none.
create table public.facts (
  id bigint generated always as identity primary key,
  project text not null,
  topic text not null,
  value jsonb not null,
  created_at timestamptz not null default now()
);
create index facts_of_project on public.facts (project, topic);
alter table public.facts enable row level security;
alter table public.facts force row level security;
create policy facts_of_own_project on public.facts
  using (project = nullif((select current_setting('app.current_project', true)), ''));

create table public.observability_logs (
  id bigint generated always as identity primary key,
  project text not null,
  level text not null check (level in ('DEBUG', 'INFO', 'WARN', 'ERROR')),
  message text not null,
  created_at timestamptz not null default now()
);
create index observability_logs_latest on public.observability_logs (created_at, level);
alter table public.observability_logs enable row level security;
alter table public.observability_logs force row level security;
create policy logs_of_own_project on public.observability_logs
  using (project = nullif((select current_setting('app.current_project', true)), ''));

create table public.decision_sync_event_logs (
  id bigint generated always as identity primary key,
  project text not null,
  decision text not null,
  synced_at timestamptz
);
alter table public.decision_sync_event_logs enable row level security;
alter table public.decision_sync_event_logs force row level security;
create policy decisions_of_own_project on public.decision_sync_event_logs
  using (project = nullif((select current_setting('app.current_project', true)), ''));

grant select, insert on public.facts, public.observability_logs, public.decision_sync_event_logs to dashboard;

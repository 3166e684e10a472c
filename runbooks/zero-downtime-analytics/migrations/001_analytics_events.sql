-- Only adds: nothing that runs today reads or writes it.
create table public.analytics_events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  event_name varchar(255) not null,
  event_data jsonb,
  created_at timestamptz not null default now(),
  session_id varchar(255),
  user_agent text,
  ip_address inet
);

-- Forced, so that it binds the owner too. `(select …)` asks once for a statement, not once for a row.
alter table public.analytics_events enable row level security;
alter table public.analytics_events force row level security;

create policy "Users can insert their own analytics events" on public.analytics_events for insert
  with check (user_id = (select auth.uid()));
create policy "Users can view their own analytics events" on public.analytics_events for select
  using (user_id = (select auth.uid()));

grant select, insert on public.analytics_events to authenticated;

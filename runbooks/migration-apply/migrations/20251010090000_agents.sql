create table public.agents (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  created_at timestamptz not null default now()
);

create table public.agent_approvals (
  id bigint generated always as identity primary key,
  agent_id uuid not null,
  what text not null,
  state text not null default 'pending' check (state in ('pending', 'approved', 'rejected')),
  asked_at timestamptz not null default now()
);

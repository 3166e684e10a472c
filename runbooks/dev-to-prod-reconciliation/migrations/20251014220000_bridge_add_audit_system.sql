create table public.user_audits (
  id bigint generated always as identity primary key,
  "userId" uuid not null,
  action text not null check (action in ('INSERT', 'UPDATE', 'DELETE')),
  "performedBy" text not null,
  changes jsonb not null,
  "createdAt" timestamptz not null default now()
);
create index "idx_user_audits_userId" on public.user_audits ("userId", "createdAt");
create index "idx_user_audits_createdAt" on public.user_audits ("createdAt");
alter table public.user_audits enable row level security;
create policy admins_read_audits on public.user_audits for select
  using ((select current_setting('app.role', true)) = 'admin');

alter table public.profiles add column "deletedBy" text;
alter table public.profiles add column "deletionReason" text;

-- It writes what its caller may not write, so it looks nothing up outside of pg_catalog and public.
create function public.audit_profile_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.user_audits ("userId", action, "performedBy", changes)
  values (coalesce(new.id, old.id), tg_op, session_user,
          jsonb_strip_nulls(jsonb_build_object('before', to_jsonb(old), 'after', to_jsonb(new))));
  return null;
end $$;
revoke execute on function public.audit_profile_changes() from public;

create trigger trg_audit_profile_changes after insert or update or delete on public.profiles
  for each row execute function public.audit_profile_changes();

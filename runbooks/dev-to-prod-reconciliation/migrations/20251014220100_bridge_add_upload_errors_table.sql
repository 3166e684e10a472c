create table public.upload_errors (
  id uuid primary key default gen_random_uuid(),
  "correlationId" text not null,
  "errorType" text not null,
  message text not null,
  "userId" uuid references public.profiles (id) on delete set null,
  retryable boolean not null default false,
  resolved boolean not null default false,
  "timestamp" timestamptz not null default now()
);
create index "idx_upload_errors_userId" on public.upload_errors ("userId");
create index "idx_upload_errors_unresolved" on public.upload_errors ("timestamp") where not resolved;
alter table public.upload_errors enable row level security;
create policy own_upload_errors on public.upload_errors
  using ("userId"::text = nullif((select current_setting('app.user', true)), ''));

create function public.log_upload_error(correlation text, kind text, said text, of_user uuid, may_retry boolean) returns uuid
language sql set search_path = pg_catalog, public as $$
  insert into public.upload_errors ("correlationId", "errorType", message, "userId", retryable)
  values (correlation, kind, said, of_user, may_retry)
  returning id
$$;

create function public.resolve_upload_error(error uuid) returns boolean
language sql set search_path = pg_catalog, public as $$
  with resolved as (update public.upload_errors set resolved = true where id = error and not resolved returning id)
  select exists (select from resolved)
$$;

create function public.cleanup_old_upload_errors(days integer) returns bigint
language sql set search_path = pg_catalog, public as $$
  with gone as (delete from public.upload_errors where resolved and "timestamp" < now() - make_interval(days => days) returning id)
  select count(*) from gone
$$;

create view public.upload_error_stats with (security_invoker = true) as
  select "errorType", count(*) as errors, count(*) filter (where not resolved) as open from public.upload_errors group by "errorType";

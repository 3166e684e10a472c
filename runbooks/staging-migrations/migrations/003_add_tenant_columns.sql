-- Subscription and AI budget of a tenant. Adds columns, and fills two of them where they are NULL.

do $$
begin
  create type public.subscriptionplan as enum ('free', 'starter', 'professional', 'enterprise');
exception
  when duplicate_object then null;  -- a second run; the labels are compared below
end
$$;

-- A constant default is kept in the catalog: no rewrite, however large the table.
-- slug may stay NULL: the release that is running during the window does not know the column.
alter table public.tenants
  add column if not exists slug text,
  add column if not exists subscription_plan public.subscriptionplan not null default 'free',
  add column if not exists subscription_status text not null default 'active',
  add column if not exists subscription_started_at timestamptz,
  add column if not exists subscription_expires_at timestamptz,
  add column if not exists ai_budget_monthly numeric(12, 2) not null default 50.00,
  add column if not exists ai_spend_current numeric(12, 2) not null default 0;

-- "if not exists" says nothing about the type of what exists.
do $$
declare
  wrong text;
begin
  select string_agg(format('%s is %s, not %s', wanted.name, coalesce(format_type(a.atttypid, a.atttypmod), 'missing'), wanted.type), '; ')
    into wrong
    from (values
      ('slug', 'text'),
      ('subscription_plan', 'public.subscriptionplan'),
      ('subscription_status', 'text'),
      ('subscription_started_at', 'timestamptz'),
      ('subscription_expires_at', 'timestamptz'),
      ('ai_budget_monthly', 'numeric'),
      ('ai_spend_current', 'numeric')
    ) as wanted (name, type)
    left join pg_catalog.pg_attribute a
      on a.attrelid = 'public.tenants'::regclass and a.attname = wanted.name and not a.attisdropped
   where a.atttypid is distinct from wanted.type::regtype::oid;
  if wrong is not null then
    raise exception 'public.tenants: %', wrong;
  end if;
  if enum_range(null::public.subscriptionplan)::text[] <> array['free', 'starter', 'professional', 'enterprise'] then
    raise exception 'public.subscriptionplan exists with other labels: %', enum_range(null::public.subscriptionplan);
  end if;
end
$$;

-- Two tenants of the same name: the older keeps the plain slug, the others carry a part of their id.
with wanted as (
  select t.id, coalesce(nullif(trim(both '-' from regexp_replace(lower(t.name), '[^a-z0-9]+', '-', 'g')), ''), 'tenant') as slug
    from public.tenants t
), ranked as (
  select t.id, w.slug, row_number() over (partition by w.slug order by t.slug is null, t.created_at, t.id) as place
    from public.tenants t
    join wanted w on w.id = t.id
)
update public.tenants t
   set slug = case
         when r.place = 1 and not exists (select 1 from public.tenants other where other.slug = r.slug) then r.slug
         else r.slug || '-' || left(t.id::text, 8)
       end
  from ranked r
 where r.id = t.id
   and t.slug is null;

update public.tenants
   set subscription_started_at = created_at
 where subscription_started_at is null;

do $$
begin
  if not exists (
    select 1 from pg_catalog.pg_constraint where conrelid = 'public.tenants'::regclass and conname = 'tenants_slug_key'
  ) then
    alter table public.tenants add constraint tenants_slug_key unique (slug);
  end if;
end
$$;

comment on column public.tenants.slug is 'The name in web addresses.';
comment on column public.tenants.ai_budget_monthly is 'Euro per calendar month.';

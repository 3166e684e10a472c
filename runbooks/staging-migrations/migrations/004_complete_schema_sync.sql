-- Brings the schema to what the application's models say. Renames and converts in place: no column is dropped to be made anew,
-- no value is guessed, and what is not understood stops the migration before anything is changed.

-- "create table if not exists" would take a stranger's table for ours, and the rollback would drop it with its rows.
do $$
declare
  strangers text;
begin
  select string_agg(c.relname, ', ' order by c.relname)
    into strangers
    from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in (
       'extractions', 'document_versions', 'suppliers', 'wbs_items', 'bom_items', 'stakeholders',
       'stakeholder_raci', 'milestones', 'change_orders', 'ai_usage_logs'
     )
     and coalesce(obj_description(c.oid, 'pg_class'), '') not like '%Made by migration 004.';
  if strangers is not null then
    raise exception 'these exist, and migration 004 did not make them: %', strangers;
  end if;
end
$$;

-- The view reads as its owner and so shows every tenant's figures; v_project_overview replaces it.
-- Without cascade: whatever hangs on it must stop us, not go with it.
drop view if exists public.v_legacy_summary;


-- Types. A second run finds them; the labels are compared at the end of this file.

do $$ begin
  create type public.documenttype as enum ('contract', 'annex', 'specification', 'drawing', 'schedule', 'budget', 'permit', 'correspondence', 'other');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.documentstatus as enum ('pending', 'uploaded', 'processing', 'parsed', 'failed');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.analysistype as enum ('risk', 'schedule', 'cost', 'coherence');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.analysisstatus as enum ('pending', 'running', 'completed', 'failed');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.alertseverity as enum ('low', 'medium', 'high', 'critical');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.alertstatus as enum ('open', 'acknowledged', 'resolved', 'dismissed');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.clausetype as enum ('scope', 'payment', 'time', 'quality', 'penalty', 'insurance', 'termination', 'dispute', 'general');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.powerlevel as enum ('low', 'high');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.interestlevel as enum ('low', 'high');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.stakeholderquadrant as enum ('manage_closely', 'keep_satisfied', 'keep_informed', 'monitor');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.racirole as enum ('responsible', 'accountable', 'consulted', 'informed');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.wbsitemtype as enum ('phase', 'deliverable', 'work_package', 'activity');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.bomcategory as enum ('material', 'equipment', 'labour', 'subcontract', 'service');
exception when duplicate_object then null; end $$;

do $$ begin
  create type public.procurementstatus as enum ('planned', 'requested', 'quoted', 'ordered', 'delivered', 'cancelled');
exception when duplicate_object then null; end $$;


-- documents

do $$
begin
  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.documents'::regclass and attname = 'storage_path' and not attisdropped) then
    -- When both exist this fails, as it should: which of the two is right is not ours to say.
    alter table public.documents rename column storage_path to storage_url;
  end if;
end
$$;

alter table public.documents
  add column if not exists file_format text,
  add column if not exists file_size_bytes bigint,
  add column if not exists checksum_sha256 text,
  add column if not exists page_count integer,
  add column if not exists language text,
  add column if not exists parsed_at timestamptz,
  add column if not exists parse_error text,
  add column if not exists legacy_values jsonb;

-- People typed the type and the upload wrote the status, in several spellings over the years. Each spelling known becomes a
-- label; what was there is kept beside it, with the label it became, so that the way back loses nothing. A spelling that is
-- not listed fails in the conversion below, and PostgreSQL names it.
do $$
begin
  if (select atttypid from pg_catalog.pg_attribute where attrelid = 'public.documents'::regclass and attname = 'document_type') = 'text'::regtype then
    update public.documents d
       set document_type = known.label,
           legacy_values = coalesce(d.legacy_values, '{}') || jsonb_build_object('document_type', jsonb_build_object('was', d.document_type, 'now', known.label))
      from (values
        ('Contract', 'contract'),
        ('agreement', 'contract'),
        ('appendix', 'annex'),
        ('spec', 'specification'),
        ('Technical specification', 'specification'),
        ('plan', 'drawing'),
        ('DWG', 'drawing'),
        ('programme', 'schedule'),
        ('letter', 'correspondence'),
        ('e-mail', 'correspondence'),
        ('', 'other')
      ) as known (spelling, label)
     where known.spelling = d.document_type;

    alter table public.documents
      alter column document_type drop default,
      alter column document_type type public.documenttype using document_type::public.documenttype,
      alter column document_type set default 'other';
  end if;

  if (select atttypid from pg_catalog.pg_attribute where attrelid = 'public.documents'::regclass and attname = 'upload_status') = 'text'::regtype then
    update public.documents d
       set upload_status = known.label,
           legacy_values = coalesce(d.legacy_values, '{}') || jsonb_build_object('upload_status', jsonb_build_object('was', d.upload_status, 'now', known.label))
      from (values
        ('queued', 'pending'),
        ('done', 'uploaded'),
        ('error', 'failed')
      ) as known (spelling, label)
     where known.spelling = d.upload_status;

    alter table public.documents
      alter column upload_status drop default,
      alter column upload_status type public.documentstatus using upload_status::public.documentstatus,
      alter column upload_status set default 'pending';
  end if;
end
$$;

comment on column public.documents.legacy_values is 'Spellings from before migration 004, for its rollback: {column: {was, now}}.';


-- clauses

do $$
begin
  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.clauses'::regclass and attname = 'text' and not attisdropped) then
    alter table public.clauses rename column text to content;
  end if;
  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.clauses'::regclass and attname = 'topic' and not attisdropped) then
    alter table public.clauses rename column topic to summary;
  end if;
end
$$;

alter table public.clauses
  add column if not exists clause_type public.clausetype not null default 'general',
  add column if not exists confidence_score numeric(4, 3),
  add column if not exists source_page integer,
  add column if not exists metadata jsonb not null default '{}';


-- analyses and alerts: the old tables under their new names. Rows, policies, indexes and constraints stay; the latter two keep
-- their old names, for the application recognises errors by them.

do $$
begin
  if to_regclass('public.project_analysis') is not null then
    alter table public.project_analysis rename to analyses;
  end if;
  if to_regclass('public.project_alerts') is not null then
    alter table public.project_alerts rename to alerts;
  end if;
end
$$;

alter table public.analyses
  add column if not exists model text,
  add column if not exists coherence_score numeric(4, 3),
  add column if not exists cost numeric(12, 4) not null default 0,
  add column if not exists started_at timestamptz,
  add column if not exists completed_at timestamptz;

alter table public.alerts
  add column if not exists clause_id uuid references public.clauses (id) on delete set null,
  add column if not exists assigned_to uuid references public.users (id) on delete set null,
  add column if not exists recommendation text,
  add column if not exists resolved_at timestamptz,
  add column if not exists metadata jsonb not null default '{}';

-- These columns were written by the service alone, in the labels' own spelling: anything else is a finding, and stops us.
do $$
begin
  if (select atttypid from pg_catalog.pg_attribute where attrelid = 'public.analyses'::regclass and attname = 'analysis_type') = 'text'::regtype then
    alter table public.analyses
      alter column status drop default,
      alter column analysis_type type public.analysistype using analysis_type::public.analysistype,
      alter column status type public.analysisstatus using status::public.analysisstatus,
      alter column status set default 'pending';
  end if;
  if (select atttypid from pg_catalog.pg_attribute where attrelid = 'public.alerts'::regclass and attname = 'severity') = 'text'::regtype then
    alter table public.alerts
      alter column severity drop default,
      alter column status drop default,
      alter column severity type public.alertseverity using severity::public.alertseverity,
      alter column status type public.alertstatus using status::public.alertstatus,
      alter column severity set default 'medium',
      alter column status set default 'open';
  end if;
end
$$;

create index if not exists alerts_clause_id_idx on public.alerts (clause_id);
create index if not exists alerts_assigned_to_idx on public.alerts (assigned_to);

-- An alert named its clause by number. Where exactly one clause of the project has that number, it is the one.
update public.alerts a
   set clause_id = c.id
  from public.clauses c
 where a.clause_id is null
   and a.clause_ref is not null
   and c.project_id = a.project_id
   and c.tenant_id = a.tenant_id
   and c.number = a.clause_ref
   and not exists (
     select from public.clauses twin
      where twin.project_id = c.project_id and twin.number = c.number and twin.id <> c.id
   );


-- New tables. Each row names its tenant; 005 puts the policies on them, and until 006 nobody but the owner has a grant.

create table if not exists public.extractions (
  id               uuid primary key default gen_random_uuid(),
  tenant_id        uuid not null references public.tenants (id),
  document_id      uuid not null references public.documents (id) on delete cascade,
  field            text not null,
  value            jsonb not null,
  confidence_score numeric(4, 3),
  source_page      integer,
  created_at       timestamptz not null default now()
);

create table if not exists public.document_versions (
  id          uuid primary key default gen_random_uuid(),
  tenant_id   uuid not null references public.tenants (id),
  document_id uuid not null references public.documents (id) on delete cascade,
  version     integer not null,
  storage_url text not null,
  created_by  uuid references public.users (id) on delete set null,
  created_at  timestamptz not null default now(),
  constraint document_versions_document_version_unique unique (document_id, version)
);

create table if not exists public.suppliers (
  id            uuid primary key default gen_random_uuid(),
  tenant_id     uuid not null references public.tenants (id),
  name          text not null,
  tax_number    text,
  contact_email text,
  created_at    timestamptz not null default now(),
  constraint suppliers_tenant_name_unique unique (tenant_id, name)
);

create table if not exists public.wbs_items (
  id         uuid primary key default gen_random_uuid(),
  tenant_id  uuid not null references public.tenants (id),
  project_id uuid not null references public.projects (id) on delete cascade,
  parent_id  uuid references public.wbs_items (id) on delete cascade,
  clause_id  uuid references public.clauses (id) on delete set null,
  code       text not null,
  name       text not null,
  item_type  public.wbsitemtype not null default 'work_package',
  starts_on  date,
  ends_on    date,
  budget     numeric(14, 2),
  created_at timestamptz not null default now(),
  constraint wbs_items_project_code_unique unique (project_id, code),
  constraint wbs_items_dates_check check (ends_on >= starts_on)
);

create table if not exists public.bom_items (
  id                 uuid primary key default gen_random_uuid(),
  tenant_id          uuid not null references public.tenants (id),
  project_id         uuid not null references public.projects (id) on delete cascade,
  wbs_item_id        uuid references public.wbs_items (id) on delete set null,
  clause_id          uuid references public.clauses (id) on delete set null,
  supplier_id        uuid references public.suppliers (id) on delete set null,
  name               text not null,
  category           public.bomcategory not null default 'material',
  procurement_status public.procurementstatus not null default 'planned',
  quantity           numeric(14, 3) not null default 1,
  unit               text not null default 'pcs',
  unit_cost          numeric(14, 2),
  needed_on          date,
  created_at         timestamptz not null default now(),
  constraint bom_items_quantity_check check (quantity > 0)
);

-- The quadrant follows from power and interest; computed, it cannot contradict them.
create table if not exists public.stakeholders (
  id           uuid primary key default gen_random_uuid(),
  tenant_id    uuid not null references public.tenants (id),
  project_id   uuid not null references public.projects (id) on delete cascade,
  clause_id    uuid references public.clauses (id) on delete set null,
  user_id      uuid references public.users (id) on delete set null,
  name         text not null,
  organisation text,
  email        text,
  power        public.powerlevel not null default 'low',
  interest     public.interestlevel not null default 'low',
  quadrant     public.stakeholderquadrant not null generated always as (
    case
      when power = 'high'::public.powerlevel and interest = 'high'::public.interestlevel then 'manage_closely'::public.stakeholderquadrant
      when power = 'high'::public.powerlevel then 'keep_satisfied'::public.stakeholderquadrant
      when interest = 'high'::public.interestlevel then 'keep_informed'::public.stakeholderquadrant
      else 'monitor'::public.stakeholderquadrant
    end
  ) stored,
  created_at   timestamptz not null default now()
);

create table if not exists public.stakeholder_raci (
  id             uuid primary key default gen_random_uuid(),
  tenant_id      uuid not null references public.tenants (id),
  stakeholder_id uuid not null references public.stakeholders (id) on delete cascade,
  wbs_item_id    uuid not null references public.wbs_items (id) on delete cascade,
  raci_role      public.racirole not null,
  created_at     timestamptz not null default now(),
  constraint stakeholder_raci_unique unique (stakeholder_id, wbs_item_id, raci_role)
);

create table if not exists public.milestones (
  id          uuid primary key default gen_random_uuid(),
  tenant_id   uuid not null references public.tenants (id),
  project_id  uuid not null references public.projects (id) on delete cascade,
  clause_id   uuid references public.clauses (id) on delete set null,
  name        text not null,
  due_on      date not null,
  reached_at  timestamptz,
  created_at  timestamptz not null default now()
);

create table if not exists public.change_orders (
  id           uuid primary key default gen_random_uuid(),
  tenant_id    uuid not null references public.tenants (id),
  project_id   uuid not null references public.projects (id) on delete cascade,
  clause_id    uuid references public.clauses (id) on delete set null,
  requested_by uuid references public.users (id) on delete set null,
  number       text not null,
  title        text not null,
  amount       numeric(14, 2) not null default 0,
  approved_at  timestamptz,
  created_at   timestamptz not null default now(),
  constraint change_orders_project_number_unique unique (project_id, number)
);

create table if not exists public.ai_usage_logs (
  id          uuid primary key default gen_random_uuid(),
  tenant_id   uuid not null references public.tenants (id),
  analysis_id uuid references public.analyses (id) on delete set null,
  model       text not null,
  tokens_in   integer not null default 0,
  tokens_out  integer not null default 0,
  cost        numeric(12, 4) not null default 0,
  created_at  timestamptz not null default now()
);

comment on table public.extractions is 'Values read out of documents. Made by migration 004.';
comment on table public.document_versions is 'Earlier files of a document. Made by migration 004.';
comment on table public.suppliers is 'Who delivers what the bill of materials lists. Made by migration 004.';
comment on table public.wbs_items is 'Work breakdown structure. Made by migration 004.';
comment on table public.bom_items is 'Bill of materials. Made by migration 004.';
comment on table public.stakeholders is 'People and bodies with a stake in a project. Made by migration 004.';
comment on table public.stakeholder_raci is 'Who is responsible, accountable, consulted or informed. Made by migration 004.';
comment on table public.milestones is 'Dates the contract holds the project to. Made by migration 004.';
comment on table public.change_orders is 'Changes to scope and price. Made by migration 004.';
comment on table public.ai_usage_logs is 'What analyses cost, held against the budget of the tenant. Made by migration 004.';

-- The tables are empty: these cost nothing, and no foreign key is left without an index.
-- wbs_items, change_orders, suppliers and document_versions have one by their unique constraints already.
create index if not exists extractions_tenant_id_idx on public.extractions (tenant_id);
create index if not exists extractions_document_id_idx on public.extractions (document_id);
create index if not exists document_versions_tenant_id_idx on public.document_versions (tenant_id);
create index if not exists document_versions_created_by_idx on public.document_versions (created_by);
create index if not exists wbs_items_tenant_id_idx on public.wbs_items (tenant_id);
create index if not exists wbs_items_parent_id_idx on public.wbs_items (parent_id);
create index if not exists wbs_items_clause_id_idx on public.wbs_items (clause_id);
create index if not exists bom_items_tenant_id_idx on public.bom_items (tenant_id);
create index if not exists bom_items_project_id_idx on public.bom_items (project_id);
create index if not exists bom_items_wbs_item_id_idx on public.bom_items (wbs_item_id);
create index if not exists bom_items_clause_id_idx on public.bom_items (clause_id);
create index if not exists bom_items_supplier_id_idx on public.bom_items (supplier_id);
create index if not exists stakeholders_tenant_id_idx on public.stakeholders (tenant_id);
create index if not exists stakeholders_project_id_idx on public.stakeholders (project_id);
create index if not exists stakeholders_clause_id_idx on public.stakeholders (clause_id);
create index if not exists stakeholders_user_id_idx on public.stakeholders (user_id);
create index if not exists stakeholder_raci_tenant_id_idx on public.stakeholder_raci (tenant_id);
create index if not exists stakeholder_raci_wbs_item_id_idx on public.stakeholder_raci (wbs_item_id);
create index if not exists milestones_tenant_id_idx on public.milestones (tenant_id);
create index if not exists milestones_project_id_idx on public.milestones (project_id);
create index if not exists milestones_clause_id_idx on public.milestones (clause_id);
create index if not exists change_orders_tenant_id_idx on public.change_orders (tenant_id);
create index if not exists change_orders_clause_id_idx on public.change_orders (clause_id);
create index if not exists change_orders_requested_by_idx on public.change_orders (requested_by);
create index if not exists ai_usage_logs_tenant_id_idx on public.ai_usage_logs (tenant_id);
create index if not exists ai_usage_logs_analysis_id_idx on public.ai_usage_logs (analysis_id);


-- Views. They read with the rights of who asks, so that row level security holds through them.

create or replace view public.v_project_overview with (security_invoker = true) as
select
  p.id as project_id,
  p.tenant_id,
  p.code,
  p.name,
  p.status,
  (select count(*) from public.documents d where d.project_id = p.id) as documents,
  (select count(*) from public.clauses c where c.project_id = p.id) as clauses,
  (select count(*) from public.alerts a where a.project_id = p.id and a.status = 'open') as open_alerts,
  (select count(*) from public.stakeholders s where s.project_id = p.id) as stakeholders,
  (select sum(b.quantity * b.unit_cost) from public.bom_items b where b.project_id = p.id and b.procurement_status <> 'cancelled') as material_cost
from public.projects p;

create or replace view public.v_project_alerts with (security_invoker = true) as
select
  a.id as alert_id,
  a.tenant_id,
  a.project_id,
  p.name as project_name,
  a.title,
  a.severity,
  a.status,
  c.number as clause_number,
  c.summary as clause_summary,
  u.full_name as assigned_to,
  a.created_at,
  a.resolved_at
from public.alerts a
join public.projects p on p.id = a.project_id
left join public.clauses c on c.id = a.clause_id
left join public.users u on u.id = a.assigned_to;

create or replace view public.v_project_clauses with (security_invoker = true) as
select
  c.id as clause_id,
  c.tenant_id,
  c.project_id,
  d.title as document_title,
  d.document_type,
  c.number,
  c.clause_type,
  c.summary,
  c.content,
  c.source_page,
  c.confidence_score,
  (select count(*) from public.alerts a where a.clause_id = c.id) as alerts
from public.clauses c
join public.documents d on d.id = c.document_id;

create or replace view public.v_project_stakeholders with (security_invoker = true) as
select
  s.id as stakeholder_id,
  s.tenant_id,
  s.project_id,
  s.name,
  s.organisation,
  s.quadrant,
  c.number as clause_number,
  (select count(*) from public.stakeholder_raci r where r.stakeholder_id = s.id) as duties
from public.stakeholders s
left join public.clauses c on c.id = s.clause_id;


-- A type or a column that was there before, under the same name but of another kind, was skipped above without a word.
do $$
declare
  wrong text;
begin
  select string_agg(format('type %s is (%s)', wanted.name, have.labels), '; ')
    into wrong
    from (values
      ('documenttype', 'contract annex specification drawing schedule budget permit correspondence other'),
      ('documentstatus', 'pending uploaded processing parsed failed'),
      ('analysistype', 'risk schedule cost coherence'),
      ('analysisstatus', 'pending running completed failed'),
      ('alertseverity', 'low medium high critical'),
      ('alertstatus', 'open acknowledged resolved dismissed'),
      ('clausetype', 'scope payment time quality penalty insurance termination dispute general'),
      ('powerlevel', 'low high'),
      ('interestlevel', 'low high'),
      ('stakeholderquadrant', 'manage_closely keep_satisfied keep_informed monitor'),
      ('racirole', 'responsible accountable consulted informed'),
      ('wbsitemtype', 'phase deliverable work_package activity'),
      ('bomcategory', 'material equipment labour subcontract service'),
      ('procurementstatus', 'planned requested quoted ordered delivered cancelled')
    ) as wanted (name, labels)
    left join lateral (
      select string_agg(e.enumlabel, ' ' order by e.enumsortorder) as labels
        from pg_catalog.pg_type t
        join pg_catalog.pg_enum e on e.enumtypid = t.oid
       where t.typnamespace = 'public'::regnamespace and t.typname = wanted.name
    ) have on true
   where have.labels is distinct from wanted.labels;
  if wrong is not null then
    raise exception 'not as migration 004 wants it: %', wrong;
  end if;

  select string_agg(format('column %s.%s is %s', wanted.relation, wanted.name, coalesce(format_type(a.atttypid, a.atttypmod), 'missing')), '; ')
    into wrong
    from (values
      ('public.documents', 'storage_url', 'text'),
      ('public.documents', 'document_type', 'public.documenttype'),
      ('public.documents', 'upload_status', 'public.documentstatus'),
      ('public.documents', 'file_format', 'text'),
      ('public.documents', 'file_size_bytes', 'bigint'),
      ('public.documents', 'checksum_sha256', 'text'),
      ('public.documents', 'page_count', 'integer'),
      ('public.documents', 'language', 'text'),
      ('public.documents', 'parsed_at', 'timestamptz'),
      ('public.documents', 'parse_error', 'text'),
      ('public.documents', 'legacy_values', 'jsonb'),
      ('public.clauses', 'content', 'text'),
      ('public.clauses', 'summary', 'text'),
      ('public.clauses', 'clause_type', 'public.clausetype'),
      ('public.clauses', 'confidence_score', 'numeric'),
      ('public.clauses', 'source_page', 'integer'),
      ('public.clauses', 'metadata', 'jsonb'),
      ('public.analyses', 'analysis_type', 'public.analysistype'),
      ('public.analyses', 'status', 'public.analysisstatus'),
      ('public.analyses', 'model', 'text'),
      ('public.analyses', 'coherence_score', 'numeric'),
      ('public.analyses', 'cost', 'numeric'),
      ('public.analyses', 'started_at', 'timestamptz'),
      ('public.analyses', 'completed_at', 'timestamptz'),
      ('public.alerts', 'severity', 'public.alertseverity'),
      ('public.alerts', 'status', 'public.alertstatus'),
      ('public.alerts', 'clause_id', 'uuid'),
      ('public.alerts', 'assigned_to', 'uuid'),
      ('public.alerts', 'recommendation', 'text'),
      ('public.alerts', 'resolved_at', 'timestamptz'),
      ('public.alerts', 'metadata', 'jsonb')
    ) as wanted (relation, name, type)
    left join pg_catalog.pg_attribute a
      on a.attrelid = wanted.relation::regclass and a.attname = wanted.name and not a.attisdropped
   where a.atttypid is distinct from wanted.type::regtype::oid;
  if wrong is not null then
    raise exception 'not as migration 004 wants it: %', wrong;
  end if;
end
$$;

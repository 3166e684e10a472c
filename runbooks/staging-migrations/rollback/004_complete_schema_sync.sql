-- Takes back 004: names, types, defaults and spellings of the older tables as they were, row by row. Rows in the tables that 004
-- made are lost, as are values in the columns that it added.

-- First what depends on columns. No cascade anywhere: an object that somebody hung on since then stops the rollback.
drop view if exists public.v_project_overview;
drop view if exists public.v_project_alerts;
drop view if exists public.v_project_clauses;
drop view if exists public.v_project_stakeholders;

-- 004 refuses to run over tables that it did not make, so these are its own.
drop table if exists public.ai_usage_logs;
drop table if exists public.change_orders;
drop table if exists public.milestones;
drop table if exists public.stakeholder_raci;
drop table if exists public.stakeholders;
drop table if exists public.bom_items;
drop table if exists public.wbs_items;
drop table if exists public.suppliers;
drop table if exists public.document_versions;
drop table if exists public.extractions;


-- alerts and analyses

do $$
begin
  if to_regclass('public.alerts') is not null then
    alter table public.alerts
      drop column if exists clause_id,
      drop column if exists assigned_to,
      drop column if exists recommendation,
      drop column if exists resolved_at,
      drop column if exists metadata;
    alter table public.alerts
      alter column severity drop default,
      alter column status drop default,
      alter column severity type text using severity::text,
      alter column status type text using status::text,
      alter column severity set default 'medium',
      alter column status set default 'open';
    alter table public.alerts rename to project_alerts;
  end if;
  if to_regclass('public.analyses') is not null then
    alter table public.analyses
      drop column if exists model,
      drop column if exists coherence_score,
      drop column if exists cost,
      drop column if exists started_at,
      drop column if exists completed_at;
    alter table public.analyses
      alter column status drop default,
      alter column analysis_type type text using analysis_type::text,
      alter column status type text using status::text,
      alter column status set default 'pending';
    alter table public.analyses rename to project_analysis;
  end if;
end
$$;


-- clauses

alter table public.clauses
  drop column if exists clause_type,
  drop column if exists confidence_score,
  drop column if exists source_page,
  drop column if exists metadata;

do $$
begin
  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.clauses'::regclass and attname = 'content' and not attisdropped) then
    alter table public.clauses rename column content to text;
  end if;
  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.clauses'::regclass and attname = 'summary' and not attisdropped) then
    alter table public.clauses rename column summary to topic;
  end if;
end
$$;


-- documents

do $$
begin
  if (select atttypid from pg_catalog.pg_attribute where attrelid = 'public.documents'::regclass and attname = 'document_type') <> 'text'::regtype then
    alter table public.documents
      alter column document_type drop default,
      alter column upload_status drop default,
      alter column document_type type text using document_type::text,
      alter column upload_status type text using upload_status::text,
      alter column document_type set default 'other',
      alter column upload_status set default 'pending';

    -- The old spelling comes back only where nobody has changed the value since.
    update public.documents
       set document_type = legacy_values #>> '{document_type,was}'
     where legacy_values #>> '{document_type,now}' = document_type;
    update public.documents
       set upload_status = legacy_values #>> '{upload_status,was}'
     where legacy_values #>> '{upload_status,now}' = upload_status;
  end if;

  if exists (select from pg_catalog.pg_attribute where attrelid = 'public.documents'::regclass and attname = 'storage_url' and not attisdropped) then
    alter table public.documents rename column storage_url to storage_path;
  end if;
end
$$;

alter table public.documents
  drop column if exists file_format,
  drop column if exists file_size_bytes,
  drop column if exists checksum_sha256,
  drop column if exists page_count,
  drop column if exists language,
  drop column if exists parsed_at,
  drop column if exists parse_error,
  drop column if exists legacy_values;


drop type if exists public.documenttype;
drop type if exists public.documentstatus;
drop type if exists public.analysistype;
drop type if exists public.analysisstatus;
drop type if exists public.alertseverity;
drop type if exists public.alertstatus;
drop type if exists public.clausetype;
drop type if exists public.powerlevel;
drop type if exists public.interestlevel;
drop type if exists public.stakeholderquadrant;
drop type if exists public.racirole;
drop type if exists public.wbsitemtype;
drop type if exists public.bomcategory;
drop type if exists public.procurementstatus;


-- The view as 001 wrote it, with its comment.
create or replace view public.v_legacy_summary as
select
  p.id as project_id,
  p.name as project_name,
  (select count(*) from public.documents d where d.project_id = p.id) as documents,
  (select count(*) from public.documents d where d.project_id = p.id and d.upload_status = 'uploaded') as documents_uploaded,
  (select count(*) from public.project_alerts a where a.project_id = p.id and a.status = 'open') as open_alerts
from public.projects p;

comment on view public.v_legacy_summary is 'Figures of the first dashboard.';

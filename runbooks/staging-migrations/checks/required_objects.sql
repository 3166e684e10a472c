-- What that the gates ask for is missing: the constraint on users, four views that respect row level security, four foreign keys to clauses?
select 'constraint users_tenant_email_unique on (tenant_id, email)' as missing
 where not exists (
   select from pg_catalog.pg_constraint k
    where k.conrelid = 'public.users'::regclass and k.conname = 'users_tenant_email_unique' and k.contype = 'u'
      and pg_catalog.pg_get_constraintdef(k.oid) = 'UNIQUE (tenant_id, email)'
 )
union all
select 'view public.' || wanted.name || ' with security_invoker'
  from (values ('v_project_overview'), ('v_project_alerts'), ('v_project_clauses'), ('v_project_stakeholders')) as wanted (name)
 where not exists (
   select from pg_catalog.pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and c.relname = wanted.name
      and c.reloptions @> array['security_invoker=true']
 )
union all
select 'foreign key ' || wanted.name || '.clause_id to clauses, validated'
  from (values ('alerts'), ('stakeholders'), ('wbs_items'), ('bom_items')) as wanted (name)
 where not exists (
   select from pg_catalog.pg_constraint k
    where k.conrelid = to_regclass('public.' || wanted.name) and k.contype = 'f' and k.convalidated
      and k.confrelid = 'public.clauses'::regclass
 );

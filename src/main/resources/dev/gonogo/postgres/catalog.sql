-- every object of the catalog: kind and name, the relation it belongs to, and its whole definition
with
schemas as (
  select oid, nspname, nspowner, nspacl
  from pg_namespace
  where nspname !~ '^pg_' and nspname not in ('information_schema', 'gonogo')
),
owned_by_extension as (
  select classid, objid from pg_depend where deptype = 'e'
),
relations as (
  select c.*, n.nspname, n.nspname || '.' || c.relname as name
  from pg_class c
  join schemas n on n.oid = c.relnamespace
  where not exists (select from owned_by_extension e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
),
functions as (
  select p.*, n.nspname
  from pg_proc p
  join schemas n on n.oid = p.pronamespace
  where not exists (select from owned_by_extension e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
)
select 'schema ' || nspname, '',
       concat_ws(E'\n', 'owner ' || nspowner::regrole, coalesce(nspacl, acldefault('n', nspowner))::text,
                 obj_description(oid, 'pg_namespace'))
from schemas
union all
select case relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence '
                    when 'f' then 'foreign table ' else 'table ' end || name,
       '',
       concat_ws(E'\n',
         'owner ' || relowner::regrole,
         coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))::text,
         case when relkind in ('v', 'm') then pg_get_viewdef(oid) end,
         case when relkind in ('r', 'p') then
           concat_ws(' ', 'persistence', relpersistence,
             'rls', relrowsecurity, 'forced', relforcerowsecurity, 'replica identity', relreplident) end,
         case when relkind = 'p' then 'partition by ' || pg_get_partkeydef(oid) end,
         case when relispartition then 'partition ' || pg_get_expr(relpartbound, oid) end,
         (select string_agg('inherits ' || inhparent::regclass, ' ' order by inhseqno) from pg_inherits where inhrelid = oid),
         case when relkind = 'S' then
           (select concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle)
            from pg_sequence where seqrelid = oid) end,
         array_to_string(reloptions, ' '),
         obj_description(oid, 'pg_class'))
from relations
where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
union all
select 'column ' || r.name || '.' || a.attname, r.name,
       concat_ws(E'\n',
         format_type(a.atttypid, a.atttypmod),
         case when a.attnotnull then 'not null' end,
         case when a.attidentity <> '' then 'identity ' || a.attidentity::text end,
         case when a.attgenerated <> '' then 'generated ' || a.attgenerated::text end,
         'default ' || pg_get_expr(d.adbin, d.adrelid),
         case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end,
         a.attacl::text,
         col_description(r.oid, a.attnum))
from relations r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
where r.relkind in ('r', 'p', 'v', 'm', 'f')
union all
select 'constraint ' || r.name || '.' || c.conname, r.name,
       concat_ws(E'\n', pg_get_constraintdef(c.oid), case when not c.convalidated then 'not validated' end,
                 obj_description(c.oid, 'pg_constraint'))
from pg_constraint c
join relations r on r.oid = c.conrelid
where c.contype <> 'n'
union all
select 'index ' || r.nspname || '.' || r.relname, t.name,
       concat_ws(E'\n', pg_get_indexdef(r.oid),
                 case when not i.indisvalid then 'invalid' end,
                 case when i.indisclustered then 'clustered' end,
                 case when i.indisreplident then 'replica identity' end,
                 obj_description(r.oid, 'pg_class'))
from relations r
join pg_index i on i.indexrelid = r.oid
join relations t on t.oid = i.indrelid
union all
select 'trigger ' || r.name || '.' || t.tgname, r.name,
       concat_ws(E'\n', pg_get_triggerdef(t.oid), 'enabled ' || t.tgenabled::text, obj_description(t.oid, 'pg_trigger'))
from pg_trigger t
join relations r on r.oid = t.tgrelid
where not t.tgisinternal
union all
select 'policy ' || r.name || '.' || p.polname, r.name,
       concat_ws(E'\n',
         case when p.polpermissive then 'permissive' else 'restrictive' end,
         'for ' || p.polcmd::text,
         'to ' || (select string_agg(case role when 0 then 'public' else role::regrole::text end, ', ' order by role)
                   from unnest(p.polroles) role),
         'using ' || pg_get_expr(p.polqual, p.polrelid),
         'with check ' || pg_get_expr(p.polwithcheck, p.polrelid),
         obj_description(p.oid, 'pg_policy'))
from pg_policy p
join relations r on r.oid = p.polrelid
union all
select 'rule ' || r.name || '.' || w.rulename, r.name, pg_get_ruledef(w.oid)
from pg_rewrite w
join relations r on r.oid = w.ev_class
where w.rulename <> '_RETURN'
union all
select case f.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end
         || f.nspname || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')',
       '',
       concat_ws(E'\n',
         'owner ' || f.proowner::regrole,
         coalesce(f.proacl, acldefault('f', f.proowner))::text,
         case when f.prokind <> 'a' then pg_get_functiondef(f.oid) end,
         obj_description(f.oid, 'pg_proc'))
from functions f
union all
select 'type ' || n.nspname || '.' || t.typname, '',
       concat_ws(E'\n',
         'owner ' || t.typowner::regrole,
         coalesce(t.typacl, acldefault('T', t.typowner))::text,
         (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
         case when t.typtype = 'd' then
           concat_ws(' ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end, t.typdefault) end,
         (select string_agg(conname || ' ' || pg_get_constraintdef(oid), E'\n' order by conname)
          from pg_constraint where contypid = t.oid),
         (select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum)
          from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped),
         obj_description(t.oid, 'pg_type'))
from pg_type t
join schemas n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
  and not exists (select from owned_by_extension e where e.classid = 'pg_type'::regclass and e.objid = t.oid)
union all
select 'extension ' || e.extname, '', concat_ws(' ', e.extversion, e.extnamespace::regnamespace)
from pg_extension e

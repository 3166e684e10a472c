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
),
sequence_columns as (
  select d.objid, r.name as relation, a.attname
  from pg_depend d
  join relations r on r.oid = d.refobjid
  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
)
select 'schema ' || nspname, '',
       concat_ws(E'\n', 'owner ' || nspowner::regrole,
                 (select string_agg(item::text, ' ' order by item::text)
                  from unnest(coalesce(nspacl, acldefault('n', nspowner))) item),
                 obj_description(oid, 'pg_namespace'))
from schemas
union all
select case relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence '
                    when 'f' then 'foreign table ' else 'table ' end || name,
       coalesce(s.relation, ''),
       concat_ws(E'\n',
         'owner ' || relowner::regrole,
         (select string_agg(item::text, ' ' order by item::text)
          from unnest(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) item),
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
         'owned by ' || s.relation || '.' || s.attname,
         (select concat_ws(' ', 'server', srvname, array_to_string(ftoptions, ' '))
          from pg_foreign_table join pg_foreign_server f on f.oid = ftserver where ftrelid = relations.oid),
         array_to_string(reloptions, ' '),
         obj_description(oid, 'pg_class'))
from relations
left join sequence_columns s on s.objid = relations.oid and relkind = 'S'
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
         (select string_agg(item::text, ' ' order by item::text) from unnest(a.attacl) item),
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
select 'statistics ' || n.nspname || '.' || s.stxname, r.name,
       concat_ws(E'\n', pg_get_statisticsobjdef(s.oid), obj_description(s.oid, 'pg_statistic_ext'))
from pg_statistic_ext s
join schemas n on n.oid = s.stxnamespace
join relations r on r.oid = s.stxrelid
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
select 'rule ' || r.name || '.' || w.rulename, r.name,
       concat_ws(E'\n', pg_get_ruledef(w.oid), 'enabled ' || w.ev_enabled::text, obj_description(w.oid, 'pg_rewrite'))
from pg_rewrite w
join relations r on r.oid = w.ev_class
where w.rulename <> '_RETURN'
union all
select case f.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end
         || f.nspname || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')',
       '',
       concat_ws(E'\n',
         'owner ' || f.proowner::regrole,
         (select string_agg(item::text, ' ' order by item::text)
          from unnest(coalesce(f.proacl, acldefault('f', f.proowner))) item),
         case when f.prokind <> 'a' then pg_get_functiondef(f.oid) end,
         (select concat_ws(' ', 'returns', pg_get_function_result(f.oid), 'sfunc', aggtransfn, 'stype', aggtranstype::regtype,
                           'finalfunc', aggfinalfn, 'initcond', agginitval)
          from pg_aggregate where aggfnoid = f.oid),
         obj_description(f.oid, 'pg_proc'))
from functions f
union all
select 'type ' || n.nspname || '.' || t.typname, '',
       concat_ws(E'\n',
         'owner ' || t.typowner::regrole,
         (select string_agg(item::text, ' ' order by item::text)
          from unnest(coalesce(t.typacl, acldefault('T', t.typowner))) item),
         (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
         (select 'range of ' || rngsubtype::regtype from pg_range where rngtypid = t.oid),
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
select 'operator ' || n.nspname || '.' || o.oprname || '(' || concat_ws(', ', nullif(o.oprleft, 0)::regtype, o.oprright::regtype) || ')',
       '',
       concat_ws(E'\n', 'owner ' || o.oprowner::regrole, 'function ' || o.oprcode, obj_description(o.oid, 'pg_operator'))
from pg_operator o
join schemas n on n.oid = o.oprnamespace
where not exists (select from owned_by_extension e where e.classid = 'pg_operator'::regclass and e.objid = o.oid)
union all
select 'event trigger ' || evtname, '',
       concat_ws(' ', 'owner', evtowner::regrole, 'on', evtevent, array_to_string(evttags, ', '), 'function', evtfoid::regproc,
                 'enabled', evtenabled)
from pg_event_trigger
where not exists (select from owned_by_extension e where e.classid = 'pg_event_trigger'::regclass and e.objid = pg_event_trigger.oid)
union all
select 'default privileges ' || defaclrole::regrole || concat_ws('.', '', n.nspname) || ' ' || defaclobjtype::text, '',
       (select string_agg(item::text, ' ' order by item::text) from unnest(defaclacl) item)
from pg_default_acl
left join pg_namespace n on n.oid = defaclnamespace
union all
select 'publication ' || pubname, '',
       concat_ws(' ', 'owner', pubowner::regrole, 'all', puballtables, 'insert', pubinsert, 'update', pubupdate,
                 'delete', pubdelete, 'truncate', pubtruncate,
                 (select string_agg(prrelid::regclass::text, ', ' order by prrelid::regclass::text)
                  from pg_publication_rel where prpubid = p.oid))
from pg_publication p
union all
select 'extension ' || e.extname, '', concat_ws(' ', e.extversion, e.extnamespace::regnamespace)
from pg_extension e

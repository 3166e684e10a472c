-- every object of the catalog: kind and name, the relation it belongs to, and its definition, one `label: value` a line,
-- of which the further lines of a value begin with two spaces
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
  select s.oid as objid, r.name as relation, a.attname
  from relations s
  join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid
                  and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
  join relations r on r.oid = d.refobjid
  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where s.relkind = 'S'
),
objects as (
select 'pg_namespace'::regclass as class, oid as id, 0 as part,
       'schema ' || nspname as object, '' as parent,
       concat_ws(E'\n',
         'owner: ' || nspowner::regrole,
         'grants: ' || (select string_agg(item::text, ' ' order by item::text)
                        from unnest(coalesce(nspacl, acldefault('n', nspowner))) item)) as definition
from schemas
union all
select 'pg_class'::regclass, relations.oid, 0,
       case relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'S' then 'sequence '
                    when 'f' then 'foreign table ' else 'table ' end || name,
       coalesce(s.relation, ''),
       concat_ws(E'\n',
         'owner: ' || relowner::regrole,
         'grants: ' || (select string_agg(item::text, ' ' order by item::text)
                        from unnest(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))) item),
         case when relkind in ('v', 'm') then 'query: ' || replace(pg_get_viewdef(oid), E'\n', E'\n  ') end,
         case when relkind in ('r', 'p') and relpersistence = 'p' then 'logged: yes' end,
         case when relrowsecurity then 'row security: yes' end,
         case when relforcerowsecurity then 'forced row security: yes' end,
         case when relkind in ('r', 'p') then 'replica identity: ' ||
           case relreplident when 'd' then 'primary key' when 'f' then 'full' when 'i' then 'index' else 'nothing' end end,
         case when relkind = 'p' then 'partition by: ' || pg_get_partkeydef(oid) end,
         case when relispartition then 'partition: ' || pg_get_expr(relpartbound, oid) end,
         'inherits: ' || (select string_agg(inhparent::regclass::text, ', ' order by inhseqno) from pg_inherits where inhrelid = oid),
         case when relkind = 'S' then
           (select format('values: %s from %s by %s, %s to %s, cache %s%s', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax,
                          seqcache, case when seqcycle then ', cycle' end)
            from pg_sequence where seqrelid = oid) end,
         'owned by: ' || s.relation || '.' || s.attname,
         case when relkind = 'f' then
           'server: ' || (select concat_ws(' ', srvname, array_to_string(ftoptions, ' '))
                          from pg_foreign_table join pg_foreign_server f on f.oid = ftserver where ftrelid = relations.oid) end,
         'options: ' || array_to_string(reloptions, ' '))
from relations
left join sequence_columns s on s.objid = relations.oid and relkind = 'S'
where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
union all
select 'pg_class'::regclass, r.oid, a.attnum::int,
       'column ' || r.name || '.' || a.attname, r.name,
       concat_ws(E'\n',
         'type: ' || format_type(a.atttypid, a.atttypmod)
           || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
         case when a.attnotnull then 'not null: yes' end,
         case a.attidentity when 'a' then 'identity: always' when 'd' then 'identity: by default' end,
         case when a.attgenerated = '' then 'default: ' else 'generated: ' end || pg_get_expr(d.adbin, d.adrelid),
         case when a.attacl is not null then
           'grants: ' || (select string_agg(item::text, ' ' order by item::text) from unnest(a.attacl) item) end)
from relations r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
where r.relkind in ('r', 'p', 'v', 'm', 'f')
union all
select 'pg_constraint'::regclass, c.oid, 0,
       'constraint ' || r.name || '.' || c.conname, r.name,
       concat_ws(E'\n',
         'definition: ' || regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', ''),
         case when c.convalidated then 'validated: yes' end,
         case when c.contype = 'f' and not exists (select from pg_trigger g where g.tgconstraint = c.oid and g.tgenabled = 'D')
           then 'checked: yes' end)
from pg_constraint c
join relations r on r.oid = c.conrelid
where c.contype <> 'n'
union all
select 'pg_class'::regclass, r.oid, 0,
       'index ' || r.nspname || '.' || r.relname, t.name,
       concat_ws(E'\n',
         'definition: ' || pg_get_indexdef(r.oid),
         case when i.indisvalid then 'valid: yes' end,
         case when i.indisclustered then 'clustered: yes' end,
         case when i.indisreplident then 'replica identity: yes' end)
from relations r
join pg_index i on i.indexrelid = r.oid
join relations t on t.oid = i.indrelid
union all
select 'pg_statistic_ext'::regclass, s.oid, 0,
       'statistics ' || n.nspname || '.' || s.stxname, r.name,
       'statistics: ' || pg_get_statisticsobjdef(s.oid)
from pg_statistic_ext s
join schemas n on n.oid = s.stxnamespace
join relations r on r.oid = s.stxrelid
union all
select 'pg_trigger'::regclass, t.oid, 0,
       'trigger ' || r.name || '.' || t.tgname, r.name,
       concat_ws(E'\n',
         'definition: ' || pg_get_triggerdef(t.oid),
         case t.tgenabled when 'O' then 'enabled: yes' when 'A' then 'enabled: always' when 'R' then 'enabled: on replicas' end)
from pg_trigger t
join relations r on r.oid = t.tgrelid
where not t.tgisinternal
union all
select 'pg_policy'::regclass, p.oid, 0,
       'policy ' || r.name || '.' || p.polname, r.name,
       'definition: ' || replace(concat_ws(' ',
         case when p.polpermissive then 'permissive' else 'restrictive' end,
         'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
         'to ' || (select string_agg(case role when 0 then 'public' else role::regrole::text end, ', '
                                     order by case role when 0 then 'public' else role::regrole::text end)
                   from unnest(p.polroles) role),
         'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
         'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), E'\n', E'\n  ')
from pg_policy p
join relations r on r.oid = p.polrelid
union all
select 'pg_rewrite'::regclass, w.oid, 0,
       'rule ' || r.name || '.' || w.rulename, r.name,
       concat_ws(E'\n',
         'definition: ' || replace(pg_get_ruledef(w.oid), E'\n', E'\n  '),
         case w.ev_enabled when 'O' then 'enabled: yes' when 'A' then 'enabled: always' when 'R' then 'enabled: on replicas' end)
from pg_rewrite w
join relations r on r.oid = w.ev_class
where w.rulename <> '_RETURN'
union all
select 'pg_proc'::regclass, f.oid, 0,
       case f.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end
         || f.nspname || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')',
       '',
       concat_ws(E'\n',
         'owner: ' || f.proowner::regrole,
         'grants: ' || (select string_agg(item::text, ' ' order by item::text)
                        from unnest(coalesce(f.proacl, acldefault('f', f.proowner))) item),
         case when f.prokind <> 'a' then 'security: ' || case when f.prosecdef then 'definer' else 'invoker' end end,
         'settings: ' || array_to_string(f.proconfig, ', '),
         case when f.prokind <> 'a' then 'body: ' || replace(pg_get_functiondef(f.oid), E'\n', E'\n  ') end,
         (select 'body: ' || concat_ws(' ', 'returns', pg_get_function_result(f.oid), 'sfunc', aggtransfn, 'stype', aggtranstype::regtype,
                                       'finalfunc', aggfinalfn, 'initcond', agginitval)
          from pg_aggregate where aggfnoid = f.oid))
from functions f
union all
select 'pg_type'::regclass, t.oid, 0,
       'type ' || n.nspname || '.' || t.typname, '',
       concat_ws(E'\n',
         'owner: ' || t.typowner::regrole,
         'grants: ' || (select string_agg(item::text, ' ' order by item::text)
                        from unnest(coalesce(t.typacl, acldefault('T', t.typowner))) item),
         'labels: ' || (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
         'range of: ' || (select rngsubtype::regtype from pg_range where rngtypid = t.oid),
         case when t.typtype = 'd' then 'type: ' || format_type(t.typbasetype, t.typtypmod) end,
         case when t.typtype = 'd' and t.typnotnull then 'not null: yes' end,
         'default: ' || t.typdefault,
         (select string_agg(format('constraint %s: %s', conname, pg_get_constraintdef(oid)), E'\n' order by conname)
          from pg_constraint where contypid = t.oid and contype <> 'n'),
         case when t.typtype = 'c' then
           'attributes: ' || (select string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum)
                              from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped) end)
from pg_type t
join schemas n on n.oid = t.typnamespace
left join pg_class c on c.oid = t.typrelid
where (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
  and not exists (select from owned_by_extension e where e.classid = 'pg_type'::regclass and e.objid = t.oid)
union all
select 'pg_operator'::regclass, o.oid, 0,
       'operator ' || n.nspname || '.' || o.oprname || '(' || concat_ws(', ', nullif(o.oprleft, 0)::regtype, o.oprright::regtype) || ')',
       '',
       concat_ws(E'\n', 'owner: ' || o.oprowner::regrole, 'definition: ' || o.oprcode)
from pg_operator o
join schemas n on n.oid = o.oprnamespace
where not exists (select from owned_by_extension e where e.classid = 'pg_operator'::regclass and e.objid = o.oid)
union all
select 'pg_event_trigger'::regclass, t.oid, 0,
       'event trigger ' || evtname, '',
       concat_ws(E'\n',
         'owner: ' || evtowner::regrole,
         'definition: ' || concat_ws(' ', 'on', evtevent, array_to_string(evttags, ', '), 'function', evtfoid::regproc),
         case evtenabled when 'O' then 'enabled: yes' when 'A' then 'enabled: always' when 'R' then 'enabled: on replicas' end)
from pg_event_trigger t
where not exists (select from owned_by_extension e where e.classid = 'pg_event_trigger'::regclass and e.objid = t.oid)
union all
select 'pg_default_acl'::regclass, a.oid, 0,
       'default privileges ' || defaclrole::regrole || concat_ws('.', '', n.nspname) || ' ' || defaclobjtype::text, '',
       'grants: ' || (select string_agg(item::text, ' ' order by item::text) from unnest(defaclacl) item)
from pg_default_acl a
left join pg_namespace n on n.oid = defaclnamespace
union all
select 'pg_publication'::regclass, p.oid, 0,
       'publication ' || pubname, '',
       concat_ws(E'\n',
         'owner: ' || pubowner::regrole,
         case when puballtables then 'all tables: yes' end,
         'publishes: ' || concat_ws(', ', case when pubinsert then 'insert' end, case when pubupdate then 'update' end,
                                    case when pubdelete then 'delete' end, case when pubtruncate then 'truncate' end),
         'tables: ' || (select string_agg(prrelid::regclass::text, ', ' order by prrelid::regclass::text)
                        from pg_publication_rel where prpubid = p.oid))
from pg_publication p
union all
select 'pg_extension'::regclass, e.oid, 0,
       'extension ' || e.extname, '',
       concat_ws(E'\n', 'version: ' || e.extversion, 'schema: ' || e.extnamespace::regnamespace)
from pg_extension e
)
select object, parent, concat_ws(E'\n', definition, 'comment: ' || replace(d.description, E'\n', E'\n  '))
from objects
left join pg_description d on d.classoid = class and d.objoid = id and d.objsubid = part

-- what of a table runs when a row of it is written, and was put there by others: triggers and rules that are not disabled, and
-- what calls functions of the database's own
with history as (select to_regclass(?)::oid as id),
     calling as (
       select classid, objid, objsubid
         from pg_catalog.pg_depend
         left join pg_catalog.pg_operator on refclassid = 'pg_catalog.pg_operator'::regclass and pg_operator.oid = refobjid
        where (refclassid = 'pg_catalog.pg_proc'::regclass and refobjid >= 16384 or oprcode >= 16384))
select 'trigger' as kind, tgname::text as name
  from history
  join pg_catalog.pg_trigger on tgrelid = id
 where not tgisinternal and tgenabled <> 'D'
union
select 'rule', rulename::text
  from history
  join pg_catalog.pg_rewrite on ev_class = id
 where ev_enabled <> 'D'
union
select 'default of the column', attname::text
  from history
  join pg_catalog.pg_attrdef on adrelid = id
  join calling on classid = 'pg_catalog.pg_attrdef'::regclass and objid = pg_attrdef.oid
  join pg_catalog.pg_attribute on attrelid = id and attnum = adnum
union
select 'column', attname::text
  from history
  join pg_catalog.pg_attribute on attrelid = id and attnum > 0 and not attisdropped
  join pg_catalog.pg_constraint on contypid = atttypid
  join calling on classid = 'pg_catalog.pg_constraint'::regclass and objid = pg_constraint.oid
union
select 'constraint', conname::text
  from history
  join pg_catalog.pg_constraint on conrelid = id
  join calling on classid = 'pg_catalog.pg_constraint'::regclass and objid = pg_constraint.oid
union
select 'index', relname::text
  from history
  join pg_catalog.pg_index on indrelid = id
  join pg_catalog.pg_class on pg_class.oid = indexrelid
  join calling on classid = 'pg_catalog.pg_class'::regclass and objid = indexrelid
union
select 'policy', polname::text
  from history
  join pg_catalog.pg_policy on polrelid = id
  join calling on classid = 'pg_catalog.pg_policy'::regclass and objid = pg_policy.oid
 order by 1, 2

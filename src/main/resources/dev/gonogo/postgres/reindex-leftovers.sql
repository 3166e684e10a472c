-- invalid indexes that an interrupted `reindex … concurrently` of a scope and a name left behind
with
asked as (
  select scope, name,
         case when scope in ('INDEX', 'TABLE') then to_regclass(name) end as relation
  from (values (?::text, ?::text)) said (scope, name)
),
relations as (
  select relation as oid from asked
  union
  select relid from asked, pg_partition_tree(relation)
),
tables as (
  select c.oid, c.reltoastrelid
  from pg_class c, asked
  where case scope
          when 'TABLE' then c.oid in (select oid from relations)
          when 'INDEX' then c.oid in (select indrelid from pg_index where indexrelid in (select oid from relations))
          when 'SCHEMA' then c.relnamespace = to_regnamespace(name)
          else c.relkind in ('r', 'm')
        end
),
leftovers as (
  select c.oid, c.relname, c.relnamespace, regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '') as stem
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where not i.indisvalid
    and c.relkind = 'i'
    and c.relname ~ '_cc(new|old)[0-9]*$'
    and i.indrelid in (select oid from tables union select reltoastrelid from tables)
)
select quote_ident(n.nspname) || '.' || quote_ident(l.relname)
from leftovers l
join pg_namespace n on n.oid = l.relnamespace
cross join asked
where scope <> 'INDEX'
   or exists (
        select from pg_class c
        where c.oid in (select oid from relations)
          and (c.relname = l.stem or octet_length(c.relname) > 50 and starts_with(c.relname, l.stem)))
order by 1

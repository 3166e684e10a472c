-- names of relations and of their columns, for completing them; those of the search path without their schema
select distinct name
from (
  select case when pg_table_is_visible(c.oid) then quote_ident(c.relname) else quote_ident(n.nspname) || '.' || quote_ident(c.relname) end as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_(toast|temp)'
    and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname like 'pg_stat%' or c.relname in ('pg_locks', 'pg_class', 'pg_settings'))
  union all
  select quote_ident(a.attname)
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'gonogo')
) names
order by name
limit 5000

-- sizes in bytes of the database and of each table with its indexes and TOAST
select current_database()::text as "of", 'database' as quantity, pg_database_size(current_database())::numeric as value, '' as detail
union all
select n.nspname || '.' || c.relname, 'table',
       case c.relkind when 'p' then (select sum(pg_total_relation_size(relid)) from pg_partition_tree(c.oid)) else pg_total_relation_size(c.oid) end,
       'indexes ' || pg_size_pretty(pg_indexes_size(c.oid))
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
order by 2, 3 desc

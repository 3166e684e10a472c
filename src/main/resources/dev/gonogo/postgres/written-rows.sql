-- how many rows of each table the session has inserted, updated and deleted that the server's statistics do not have yet
select n.nspname || '.' || c.relname,
       pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
order by 1

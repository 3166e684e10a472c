-- every relation that a dump would bring along, by its name with its schema
select n.nspname || '.' || c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')
order by 1

-- the index of a name, with or without its schema
select n.nspname || '.' || c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.oid = to_regclass(?)
  and c.relkind in ('i', 'I')

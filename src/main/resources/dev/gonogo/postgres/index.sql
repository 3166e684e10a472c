-- the index of a name, with or without its schema
select n.nspname || '.' || c.relname, i.indisvalid
from pg_class c
join pg_index i on i.indexrelid = c.oid
join pg_namespace n on n.oid = c.relnamespace
where c.oid = to_regclass(?)
  and c.relkind in ('i', 'I')

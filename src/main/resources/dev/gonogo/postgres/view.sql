-- the quoted name of a view
select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.oid = to_regclass(?)
  and c.relkind in ('v', 'm')

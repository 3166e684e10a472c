-- what bears an index's name in the schema of a table
select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
       n.nspname || '.' || c.relname,
       coalesce(i.indrelid = t.oid, false),
       coalesce(i.indisvalid and i.indisready, false),
       c.relkind = 'i'
from pg_class t
join pg_class c on c.relnamespace = t.relnamespace
join pg_namespace n on n.oid = c.relnamespace
left join pg_index i on i.indexrelid = c.oid
where t.oid = to_regclass(?)
  and c.relname = (parse_ident(?))[1]::name

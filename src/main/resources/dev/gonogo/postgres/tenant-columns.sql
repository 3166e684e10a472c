-- columns that can be written, and what a role may do with each
select quote_ident(a.attname),
       a.attidentity = 'a',
       has_column_privilege(r.oid, c.oid, a.attnum, 'select'),
       has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'insert'),
       has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_column_privilege(r.oid, c.oid, a.attnum, 'update')
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
cross join pg_roles r
where c.oid = ?
  and r.rolname = ?
order by a.attnum

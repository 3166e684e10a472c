-- what a role may do with a relation as a whole; nothing of it where the schema is closed to it
select has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_any_column_privilege(r.oid, c.oid, 'select'),
       has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_table_privilege(r.oid, c.oid, 'delete'),
       has_schema_privilege(r.oid, c.relnamespace, 'usage') and has_table_privilege(r.oid, c.oid, 'truncate'),
       c.relrowsecurity
from pg_class c, pg_roles r
where c.oid = ?
  and r.rolname = ?

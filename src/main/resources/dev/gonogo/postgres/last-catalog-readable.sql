-- whether the catalog of the last run is there to be read, by this role
select exists (
  select
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'gonogo' and c.relname = 'last_catalog'
    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'))

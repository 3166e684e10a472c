-- Which tables do not name their tenant as they must: tenant_id, NOT NULL, referencing tenants, one policy, forced?
-- Reads the catalog, so that a table that no list knows is found too.
select c.relname as relation,
       coalesce(a.attnotnull, false) as has_tenant_id_not_null,
       exists (
         select from pg_catalog.pg_constraint k
          where k.conrelid = c.oid and k.contype = 'f' and k.convalidated
            and k.confrelid = 'public.tenants'::regclass and k.conkey = array[a.attnum]
       ) as references_tenants,
       c.relrowsecurity and c.relforcerowsecurity as row_security_forced,
       (select count(*) from pg_catalog.pg_policy p where p.polrelid = c.oid) as policies
  from pg_catalog.pg_class c
  left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
 where c.relnamespace = 'public'::regnamespace
   and c.relkind in ('r', 'p')
   and c.relname not in ('tenants', 'schema_migrations')
   and not (
     coalesce(a.attnotnull, false)
     and exists (
       select from pg_catalog.pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.convalidated
          and k.confrelid = 'public.tenants'::regclass and k.conkey = array[a.attnum]
     )
     and c.relrowsecurity
     and c.relforcerowsecurity
     and (select count(*) from pg_catalog.pg_policy p where p.polrelid = c.oid) = 1
   )
 order by c.relname;

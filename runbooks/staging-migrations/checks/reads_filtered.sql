-- On which tables does row level security hide rows from this session? There, "no offending rows" from the other checks says nothing:
-- an owner without BYPASSRLS is subject to the forced policies of 005.
select c.relname as relation, current_user::text as reads_as
  from pg_catalog.pg_class c
 where c.relnamespace = 'public'::regnamespace
   and c.relkind in ('r', 'p')
   and row_security_active(c.oid)
 order by c.relname;

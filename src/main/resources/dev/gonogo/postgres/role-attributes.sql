-- what a role is
select rolsuper as superuser, rolinherit as inherit, rolcreaterole as createrole, rolcreatedb as createdb,
       rolcanlogin as login, rolreplication as replication, rolbypassrls as bypassrls
from pg_roles
where rolname = ?

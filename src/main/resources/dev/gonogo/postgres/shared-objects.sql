-- what all databases of a server have together, one line each: roles, memberships, settings, databases, tablespaces, comments on them
select 'role ' || rolname as object, concat_ws(' ', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication,
  rolbypassrls, rolconnlimit, rolvaliduntil, rolconfig) as definition
from pg_roles
union all
select 'membership of role ' || m.rolname || ' in ' || r.rolname, a.admin_option::text
from pg_auth_members a
join pg_roles r on r.oid = a.roleid
join pg_roles m on m.oid = a.member
union all
select 'setting of ' || coalesce('database ' || d.datname, 'every database') || coalesce(' for role ' || r.rolname, ''), s.setconfig::text
from pg_db_role_setting s
left join pg_database d on d.oid = s.setdatabase
left join pg_roles r on r.oid = s.setrole
union all
select 'database ' || datname, concat_ws(' ', pg_get_userbyid(datdba), datallowconn, datconnlimit, datistemplate, datacl::text)
from pg_database
union all
select 'tablespace ' || spcname, concat_ws(' ', pg_get_userbyid(spcowner), spcacl::text, spcoptions)
from pg_tablespace
union all
select 'comment on ' || coalesce('role ' || r.rolname, 'database ' || d.datname, 'tablespace ' || t.spcname), c.description
from pg_shdescription c
left join pg_roles r on c.classoid = 'pg_authid'::regclass and r.oid = c.objoid
left join pg_database d on c.classoid = 'pg_database'::regclass and d.oid = c.objoid
left join pg_tablespace t on c.classoid = 'pg_tablespace'::regclass and t.oid = c.objoid

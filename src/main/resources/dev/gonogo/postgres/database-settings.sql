-- whether a database has another owner than this role, privileges of its own, or settings
select pg_get_userbyid(d.datdba) <> current_user
       or d.datacl is not null
       or exists (select from pg_db_role_setting s where s.setdatabase = d.oid)
from pg_database d
where d.datname = ?

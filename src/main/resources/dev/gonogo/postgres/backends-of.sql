-- processes of this application name, and when they began; not those that help one of them, and not the one that answers this
select pid, extract(epoch from backend_start)::text
from pg_stat_activity
where application_name = ?
  and leader_pid is null
  and pid <> pg_backend_pid()
order by pid

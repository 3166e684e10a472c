-- ends the process of a session whose connection is lost, and tells whether it has gone; no row when it was gone before
select pg_terminate_backend(pid, 5000)
from pg_stat_activity
where pid = ?
  and extract(epoch from backend_start)::text = ?

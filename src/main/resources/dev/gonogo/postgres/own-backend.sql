-- the server's process of this session: its number, and when it began
select pid, extract(epoch from backend_start)::text
from pg_stat_activity
where pid = pg_backend_pid()

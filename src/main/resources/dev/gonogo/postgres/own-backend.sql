-- the process that answers this, and when it began
select pid, extract(epoch from backend_start)::text
from pg_stat_get_activity(pg_backend_pid())

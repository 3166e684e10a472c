-- cancels what this very process is running
select pg_cancel_backend(pid)
from pg_stat_get_activity(?)
where extract(epoch from backend_start)::text is not distinct from ?

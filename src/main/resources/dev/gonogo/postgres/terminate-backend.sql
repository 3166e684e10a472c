-- terminates this very process
select pg_terminate_backend(pid)
from pg_stat_get_activity(?)
where extract(epoch from backend_start)::text is not distinct from ?

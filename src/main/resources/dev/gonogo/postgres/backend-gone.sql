-- whether this very process is gone
select count(*) = 0
from pg_stat_get_activity(?)
where extract(epoch from backend_start)::text is not distinct from ?

-- prepared transactions and sessions that hold what they locked while they do nothing
select 'session ' || pid as who, now() - state_change as since
from pg_stat_activity
where datname = current_database() and state like 'idle in transaction%' and now() - state_change > interval '1 minute'
union all
select 'prepared ' || gid, now() - prepared from pg_prepared_xacts where database = current_database()

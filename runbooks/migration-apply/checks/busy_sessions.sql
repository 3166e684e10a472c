select pid, usename, left(query, 80) as query, state, now() - query_start as age
from pg_stat_activity
where datname = current_database() and state <> 'idle' and now() - query_start > interval '1 minute' and pid <> pg_backend_pid()
order by age desc

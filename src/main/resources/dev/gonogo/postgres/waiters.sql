-- server processes of this database that wait for a lock, and since when their statement runs
select
  a.pid,
  coalesce(a.application_name, ''),
  coalesce(extract(epoch from clock_timestamp() - a.query_start)::bigint, 0)
from pg_stat_activity a
where a.datname = current_database() and cardinality(pg_blocking_pids(a.pid)) > 0
order by a.query_start

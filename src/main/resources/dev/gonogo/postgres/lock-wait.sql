-- whom a server process waits for; a process 0 stands for prepared transactions
select
  (
    select l.mode || ' on ' || coalesce(l.relation::regclass::text, l.locktype)
    from pg_locks l
    where l.pid = waiting.pid and not l.granted
    limit 1) as lock,
  blocking.pid,
  coalesce(a.application_name, '') as application,
  coalesce(a.usename, '') as role,
  coalesce(a.state, '') as state,
  coalesce(extract(epoch from clock_timestamp() - a.state_change)::bigint, 0) as seconds,
  coalesce(left(regexp_replace(btrim(a.query, E' \t\r\n;'), '\s+', ' ', 'g'), 200), '') as query
from
  (select ?::integer as pid) waiting
  cross join lateral (select distinct unnest(pg_blocking_pids(waiting.pid)) as pid) blocking
  left join pg_stat_activity a on a.pid = blocking.pid
order by blocking.pid

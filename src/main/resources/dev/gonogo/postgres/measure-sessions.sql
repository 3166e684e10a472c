-- for how long, in seconds, other sessions of this database run, are in a transaction, and wait; prepared transactions; and which of
-- them have locked which table
with
others as (
  select *, 'process ' || pid || ' of ' || coalesce(usename, '?') as who,
         left(regexp_replace(btrim(query, E' \t\r\n;'), '\s+', ' ', 'g'), 200) as text
  from pg_stat_activity
  where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()
),
now as (
  select clock_timestamp() as at
)
select application_name as "of", 'statement' as quantity, round(extract(epoch from now.at - query_start), 3) as value, who || ': ' || text as detail
from others, now
where state = 'active'
union all
select application_name, 'transaction', round(extract(epoch from now.at - xact_start), 3), who || ', ' || state || ': ' || text
from others, now
where xact_start is not null
union all
select application_name, 'idle in transaction', round(extract(epoch from now.at - state_change), 3), who || ': ' || text
from others, now
where state like 'idle in transaction%'
union all
select o.application_name, 'lock wait', round(extract(epoch from now.at - min(l.waitstart)), 3),
       o.who || ', behind ' || array_to_string(pg_blocking_pids(o.pid), ', ') || ': ' || o.text
from others o
join pg_locks l on l.pid = o.pid and not l.granted
cross join now
group by o.application_name, o.who, o.pid, o.text, now.at
union all
select '', 'prepared', round(extract(epoch from now.at - prepared), 3), 'transaction `' || gid || '` of ' || owner
from pg_prepared_xacts, now
where database = current_database()
union all
select n.nspname || '.' || c.relname, 'lock', 1, coalesce(a.application_name || ', process ' || l.pid, 'a prepared transaction') || ': ' || l.mode
from pg_locks l
join pg_class c on c.oid = l.relation
join pg_namespace n on n.oid = c.relnamespace
left join pg_stat_activity a on a.pid = l.pid
where l.database = (select oid from pg_database where datname = current_database())
  and l.granted
  and l.pid is distinct from pg_backend_pid()
  and n.nspname !~ '^pg_'
order by 2, 3 desc

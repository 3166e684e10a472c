-- how much is taken of the connections that the server, this database and each role may have, in percent; and how many sessions of each
-- application are busy
with
clients as (
  select * from pg_stat_activity where backend_type = 'client backend'
)
select 'the server' as "of", 'used' as quantity,
       round(100.0 * (select count(*) from clients)
             / (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                - coalesce(current_setting('reserved_connections', true), '0')::int), 1) as value,
       (select count(*) from clients) || ' of ' || current_setting('max_connections') as detail
union all
select 'database ' || d.datname, 'used', round(100.0 * count(c.pid) / nullif(d.datconnlimit, 0), 1), count(c.pid) || ' of ' || d.datconnlimit
from pg_database d
left join clients c on c.datid = d.oid
where d.datname = current_database() and d.datconnlimit >= 0
group by d.datname, d.datconnlimit
union all
select 'role ' || r.rolname, 'used', round(100.0 * count(*) / nullif(r.rolconnlimit, 0), 1), count(*) || ' of ' || r.rolconnlimit
from pg_roles r
join clients c on c.usesysid = r.oid
where r.rolconnlimit >= 0
group by r.rolname, r.rolconnlimit
union all
select application_name, 'busy', count(*) filter (where state <> 'idle'), count(*) || ' sessions'
from clients
where application_name <> ''
group by application_name
order by 2, 1

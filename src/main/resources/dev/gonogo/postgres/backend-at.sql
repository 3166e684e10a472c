-- the server process of this number, as it is told from a later one, and who it is
select
  p.pid,
  extract(epoch from p.backend_start)::text,
  coalesce(a.application_name, ''),
  coalesce(a.usename, ''),
  coalesce(a.state, ''),
  coalesce(left(regexp_replace(btrim(a.query, E' \t\r\n;'), '\s+', ' ', 'g'), 200), '')
from pg_stat_get_activity(?) p
left join pg_stat_activity a on a.pid = p.pid

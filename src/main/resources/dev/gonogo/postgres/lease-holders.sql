-- other sessions that hold the lease of a database, whichever database they are connected to; the first key is "GONO"
select
  l.pid,
  coalesce(a.application_name, ''),
  coalesce(a.usename::text, ''),
  case
    when a.backend_start is null then ''
    when a.client_addr is null then 'this machine by socket'
    else host(a.client_addr)
  end,
  (extract(epoch from a.backend_start) * 1000)::bigint,
  extract(epoch from a.backend_start)::text
from pg_locks l
left join pg_stat_activity a using (pid)
where l.locktype = 'advisory'
  and l.classid = x'474f4e4f'::int::oid
  and l.objid = (hashtext(?)::bigint & 4294967295)::oid
  and l.objsubid = 2
  and l.granted
  and l.pid <> pg_backend_pid()
order by a.backend_start

-- whether this session holds the lease of a database; the first key is "GONO"
select count(*) = 1
from pg_locks
where locktype = 'advisory'
  and classid = x'474f4e4f'::int::oid
  and objid = (hashtext(?)::bigint & 4294967295)::oid
  and objsubid = 2
  and granted
  and pid = pg_backend_pid()

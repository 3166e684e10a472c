-- what the session's own transaction has locked, with the file each relation is stored in now (0: it has none, or is dropped)
-- and how often the transaction has read it whole
select l.relation::bigint,
       replace(l.mode, 'Lock', ''),
       coalesce(pg_relation_filenode(l.relation), 0)::bigint,
       pg_stat_get_xact_numscans(l.relation)
from pg_locks l
where l.pid = pg_backend_pid()
  and l.locktype = 'relation'
  and l.database = (select oid from pg_database where datname = current_database())

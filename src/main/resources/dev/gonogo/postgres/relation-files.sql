-- every relation of a user's: the file it is stored in (0: in none), its size in bytes with its indexes, and how often this
-- session has read it whole that the server's statistics do not have yet
select c.oid::bigint,
       n.nspname || '.' || c.relname,
       coalesce(pg_relation_filenode(c.oid), 0)::bigint,
       coalesce(case when c.relkind in ('r', 'm') then pg_total_relation_size(c.oid) end, 0),
       pg_stat_get_xact_numscans(c.oid)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm', 'v', 'f')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'gonogo')

-- CLUSTER and VACUUM FULL
select
  command || ' of ' || relid::regclass || ': ' || phase as doing,
  case when heap_blks_total > 0 then 'blocks' else 'rows' end as unit,
  case when heap_blks_total > 0 then heap_blks_scanned else heap_tuples_scanned end as done,
  heap_blks_total as total
from pg_stat_progress_cluster
where pid = ?

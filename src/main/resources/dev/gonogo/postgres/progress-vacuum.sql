-- VACUUM, but not VACUUM FULL
select
  'VACUUM of ' || relid::regclass || ': ' || phase as doing,
  'blocks' as unit,
  case when phase = 'vacuuming heap' then heap_blks_vacuumed else heap_blks_scanned end as done,
  heap_blks_total as total
from pg_stat_progress_vacuum
where pid = ?

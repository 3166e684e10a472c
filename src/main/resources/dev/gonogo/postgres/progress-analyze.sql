-- ANALYZE
select
  'ANALYZE of ' || relid::regclass || ': ' || phase as doing,
  'blocks' as unit,
  sample_blks_scanned as done,
  sample_blks_total as total
from pg_stat_progress_analyze
where pid = ?

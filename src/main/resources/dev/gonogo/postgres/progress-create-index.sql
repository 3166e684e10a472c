-- CREATE INDEX and REINDEX
select
  command || ': ' || phase as doing,
  case
    when phase like 'waiting for%' then 'transactions'
    when blocks_total > 0 then 'blocks'
    when tuples_total > 0 then 'rows'
    else 'partitions' end as unit,
  case
    when phase like 'waiting for%' then lockers_done
    when blocks_total > 0 then blocks_done
    when tuples_total > 0 then tuples_done
    else partitions_done end as done,
  case
    when phase like 'waiting for%' then lockers_total
    when blocks_total > 0 then blocks_total
    when tuples_total > 0 then tuples_total
    else partitions_total end as total
from pg_stat_progress_create_index
where pid = ?

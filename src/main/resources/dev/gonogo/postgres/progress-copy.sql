-- COPY; how much there is to come is known of files on the server alone
select
  command || coalesce(' of ' || nullif(relid, 0)::regclass, '') as doing,
  case when bytes_total > 0 then 'bytes' else 'rows' end as unit,
  case when bytes_total > 0 then bytes_processed else tuples_processed end as done,
  bytes_total as total
from pg_stat_progress_copy
where pid = ?

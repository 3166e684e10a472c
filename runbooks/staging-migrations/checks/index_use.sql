-- Which tables of some size are read from end to end more often than through an index, since the statistics were reset?
-- The column is relname; pg_stat_user_tables has no tablename.
select relname as relation,
       n_live_tup as live_rows,
       seq_scan as full_scans,
       idx_scan as index_scans,
       round(seq_tup_read / greatest(seq_scan, 1)::numeric) as rows_per_full_scan
  from pg_catalog.pg_stat_user_tables
 where schemaname = 'public'
   and n_live_tup > 10000
   and seq_scan > 100
   and seq_scan > coalesce(idx_scan, 0)
 order by seq_tup_read desc;

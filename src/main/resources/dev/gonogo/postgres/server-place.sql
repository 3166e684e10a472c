-- where the server keeps its files, and what tells its process from others: the number, and when it began, in milliseconds
select current_setting('data_directory') as directory,
       pid,
       (extract(epoch from backend_start) * 1000)::bigint as began,
       coalesce((select string_agg(pg_tablespace_location(oid), E'\n') from pg_tablespace where pg_tablespace_location(oid) <> ''), '') as tablespaces
from pg_stat_get_activity(pg_backend_pid())

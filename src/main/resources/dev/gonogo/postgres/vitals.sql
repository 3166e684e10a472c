-- sessions of clients in a database, how many the server takes in all, and how many sessions wait for a lock
select
  count(*) filter (where datname = ?),
  current_setting('max_connections')::integer,
  count(*) filter (where datname = ? and wait_event_type = 'Lock')
from pg_stat_activity
where backend_type = 'client backend' and pid <> pg_backend_pid()

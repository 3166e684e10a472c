-- For sessions that begin from now on; those that are there already are ended, or they would go on writing.
do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$;
select pg_terminate_backend(pid)
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and application_name not like 'gonogo%';

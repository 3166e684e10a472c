select pg_backup_start_time();

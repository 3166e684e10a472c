select pg_backup_start('before');

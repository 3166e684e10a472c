runbook('allowWrites') {
  title 'Writes are allowed again that somebody has stopped, and forgotten'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('Write again') {
    task('W-1', 'Allow writes') {
      check('they are stopped') { query "select current_setting('default_transaction_read_only') = 'on' or exists (select from pg_db_role_setting where 'default_transaction_read_only=on' = any (setconfig))"; expect { scalar } }
      allowWrites()
      sql('a write, for a test') { statement "insert into public.customer values (4, 'Test'); delete from public.customer where id = 4" }
    }
  }
}

runbook('sql') {
  title 'SQL changes the database, in one transaction'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Change') {
      sql('shorter names') {
        file 'sql/shorter.sql'
        verify { query "select count(*) from public.customer where name like 'customer %'"; expect { scalar == 0 } }
      }
    }
  }
}

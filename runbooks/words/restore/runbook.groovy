runbook('restore') {
  title 'A backup is put back in the place of the database'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Copy') {
      backup('before') { prove RESTORED; freshFor 1.hour }
    }
    task('T-2', 'Lose and restore') {
      sql('lose rows') { statement 'delete from public.customer where id > 10' }
      restore 'before'
      check('all are back') { query 'select count(*) from public.customer'; expect { scalar == 1000 } }
    }
  }
}

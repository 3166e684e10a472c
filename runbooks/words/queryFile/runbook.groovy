runbook('queryFile') {
  title 'A query lives in a file of its own'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('no address twice') { queryFile 'checks/twice.sql'; expect { rows.empty } }
    }
  }
}

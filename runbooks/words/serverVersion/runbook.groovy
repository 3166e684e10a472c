runbook('serverVersion') {
  title 'The server is of a version that is known'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('PostgreSQL') { serverVersion { atLeast 12; atMost 18 } }
    }
  }
}

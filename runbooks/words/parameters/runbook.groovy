runbook('parameters') {
  title 'The server is configured as it should be'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'The server is configured as it should be') {
      check('parameters') {
        parameters {
          same 'server_encoding', 'UTF8'
          atLeast 'max_connections', 20
          atLeast 'work_mem', 1.mb
          atMost 'checkpoint_timeout', 30.minutes
          noPendingRestart()
        }
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

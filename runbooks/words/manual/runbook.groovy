runbook('manual') {
  title 'A person does it, and says so'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'By hand') {
      manual('The load balancer drains') { instructions 'In its console: pool app, drain; come back when no connection is left.' }
    }
  }
}

runbook('migrate') {
  title 'Pending migrations are applied, each in a transaction'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  migrations('migrations')

  phase('P') {
    task('T-1', 'Apply') {
      migrate { to '1' }
    }
  }
}

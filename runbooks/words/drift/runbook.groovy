runbook('drift') {
  title 'Files and history agree before anything is applied'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  migrations('migrations')

  phase('P') {
    task('T-1', 'Look') {
      drift()
    }
    task('T-2', 'Apply') {
      migrate()
    }
  }
}

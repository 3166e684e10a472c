runbook('rehearse') {
  title 'Forward, back and forward again on a copy'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  migrations('migrations')

  phase('P') {
    task('T-1', 'Try') {
      rehearse()
    }
    task('T-2', 'Apply') {
      migrate()
    }
  }
}

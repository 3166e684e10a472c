runbook('lint') {
  title 'The SQL that will be applied is looked at first'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  migrations('migrations')

  phase('P') {
    task('T-1', 'Look') {
      lint { failOn WARNING; allow 'no-schema', 'one schema is all there is' }
    }
    task('T-2', 'Apply') {
      migrate()
    }
  }
}

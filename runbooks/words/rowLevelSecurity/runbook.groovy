runbook('rowLevelSecurity') {
  title 'Tables have row level security, and a policy'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('tenants are kept apart') { rowLevelSecurity { schema 'public'; forced(); except 'customer' } }
    }
  }
}

runbook('constraints') {
  title 'Constraints are there and validated'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('addresses are unique') { constraints 'customer_email' }
    }
  }
}

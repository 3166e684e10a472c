runbook('wraparound') {
  title 'Transaction ids are far from their wraparound'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Transaction ids are far from their wraparound') {
      check('wraparound') { wraparound { below 50.percent } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

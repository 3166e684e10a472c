runbook('connections') {
  title 'There is room for more connections'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'There is room for more connections') {
      check('connections') { connections { below 80.percent; pool 'web', 20 } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

runbook('program') {
  title 'A program looks, and its exit status is the answer'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('there is room for temporary files') { program 'sh', '-c', 'test -w /tmp' }
    }
  }
}

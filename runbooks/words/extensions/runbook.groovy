runbook('extensions') {
  title 'Extensions are installed'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Extensions are installed') {
      check('extensions') { extensions 'plpgsql', 'plpgsql 1.0' }
    }
    gate('all of it') { requires 'T-1' }
  }
}

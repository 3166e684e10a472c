runbook('sequences') {
  title 'No sequence is near its end'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'No sequence is near its end') {
      check('sequences') { sequences { below 80.percent; except 'public.ticket' } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

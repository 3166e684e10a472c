runbook('enumeration') {
  title 'An enum has its labels'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'An enum has its labels') {
      check('moods') { enumeration 'public.mood', 'good', 'bad', 'indifferent' }
    }
    gate('all of it') { requires 'T-1' }
  }
}

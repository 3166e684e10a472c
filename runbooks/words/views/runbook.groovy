runbook('views') {
  title 'Views are there and can be read'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('the list') { views 'public.v_customers' }
    }
  }
}

runbook('batch') {
  title 'Many rows are changed a range at a time'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Normalise addresses') {
      batch('lower case') {
        table 'public.customer'; key 'id'; size 250
        statement 'update public.customer set email = lower(email) where :batch and email <> lower(email)'
      }
    }
  }
}

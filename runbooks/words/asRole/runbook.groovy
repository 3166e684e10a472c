runbook('asRole') {
  title 'A question is asked as somebody who sees less'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('a reader sees the view') { asRole 'reader'; query 'select count(*) from public.v_customers'; expect { scalar == 1000 } }
    }
  }
}

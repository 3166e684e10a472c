runbook('setting') {
  title 'A question is asked under a setting'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('numbers are written as here') { setting 'extra_float_digits', '0'; query 'select (0.1::float8 + 0.2::float8)::text'; expect { scalar == '0.3' } }
    }
  }
}

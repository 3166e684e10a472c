runbook('after') {
  title 'A task waits for another one'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'First') {
      sql('fill') { statement "update public.customer set name = upper(name)" }
    }
    task('T-2', 'Then') {
      after 'T-1'
      check('it was done before') { query "select count(*) from public.customer where name <> upper(name)"; expect { scalar == 0 } }
    }
  }
}

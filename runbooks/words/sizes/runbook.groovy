runbook('sizes') {
  title 'There is room for more rows'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'There is room for more rows') {
      check('sizes') { sizes { database 10.gb; table 1.gb; table 'public.note', 100.mb; free 1.mb } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

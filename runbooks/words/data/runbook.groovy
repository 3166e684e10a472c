runbook('data') {
  title 'Every row is as it should be'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Every row is as it should be') {
      check('notes') {
        data {
          tables 'public.note', 'public.author'
          notNull 'id'
          unique 'id'
          atLeast 1
        }
      }
      check('in whichever table') { data { notInFuture 'created_at' } }
      check('titles') { data { tables 'public.note'; condition "title like 'note %'"; between 'author_id', 1, 3 } }
      check('names') { data { tables 'public.author'; oneOf 'name', 'Ada', 'Grace', 'Edsger' } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

runbook('privileges') {
  title 'The application may do what it needs, and no more'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'The application may do what it needs, and no more') {
      check('application') {
        privileges('application') {
          may 'select', 'public.note', 'public.author'
          may 'usage', 'schema public', 'sequence public.note_id_seq'
          mayNot 'truncate', 'public.note'
          mayNot 'create', 'schema public'
          attribute 'login'
          noAttribute 'superuser', 'bypassrls', 'createrole'
        }
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

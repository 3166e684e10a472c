runbook('objects') {
  title 'The catalog has what it should have'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'The catalog has what it should have') {
      check('what must be there') { objects 'table public.note', 'column public.note.title', 'index public.note_author', 'constraint public.note.note_pkey' }
    }
    gate('all of it') { requires 'T-1' }
  }
}

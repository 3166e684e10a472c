runbook('valid') {
  title 'Nothing is there that does not do its work'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Nothing is there that does not do its work') {
      check('indexes, constraints, triggers') { valid { except 'public.note_title_short' } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

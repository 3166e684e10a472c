runbook('foreignkeys') {
  title 'No row references what is not there'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'No row references what is not there') {
      check('declared') { foreignKeys { atLeast 1; orphans 0; to 'author' } }
      check('undeclared') { foreignKeys { undeclared 'public.bookmark.note_id', 'public.note.id' } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

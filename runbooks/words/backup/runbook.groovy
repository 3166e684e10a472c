runbook('backup') {
  title 'A backup that is restored and compared before anything is changed'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('Backup') {
    task('B-1', 'Copy the database and prove the copy') {
      backup('before') { prove COMPARED; freshFor 1.hour; atLeast 100.kb; keepFor 30.days }
    }
  }
  phase('Change') {
    task('B-2', 'Lose a customer') {
      sql('delete') { statement "delete from public.customer where name = 'Ada'" }
      rollback { restore 'before' }
    }
  }
}

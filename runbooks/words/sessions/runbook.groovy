runbook('sessions') {
  title 'Nobody is in the way'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Nobody is in the way') {
      check('sessions') {
        sessions {
          statement 1.minute
          transaction 5.minutes
          idleInTransaction 30.seconds
          lockWait 5.seconds
          prepared 1.minute
          unlocked 'public.note', 'public.author'
          except 'nightly report'
        }
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

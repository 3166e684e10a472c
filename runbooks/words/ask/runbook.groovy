runbook('ask') {
  title 'A person decides, and the answer is on record'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Which way') {
      ask('Which region goes first?') { choice 'eu', 'us' }
      ask('How many sessions are expected?') { number() }
    }
  }
}

runbook('replication') {
  title 'Standbys are there, and up to date'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Standbys are there, and up to date') {
      // A PostgreSQL that is started for the run has no standby; elsewhere it is `standbys 1; lag 10.seconds`.
      check('replication') { replication { standbys 0; retained 1.gb } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

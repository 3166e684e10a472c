runbook('benchmark') {
  title 'Queries are as fast as before'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Queries are as fast as before') {
      backup('before') { prove RESTORED }
      benchmark('before the change') { queries 'benchmarks/*.sql'; runs 20 }
      sql('an index') { statement 'create index note_title on public.note (title)' }
      // In turns with the copy that the backup has made: what else happens on the machine meets both.
      benchmark('hot queries') {
        queries 'benchmarks/*.sql'
        warmUp 10
        runs 150
        againstBackup 'before'
        degradesLessThan 200.percent
        percentile 50, 500.ms
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

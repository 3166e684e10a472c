runbook('snapshot') {
  title 'What is there is kept, and is still there'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'What is there is kept, and is still there') {
      snapshot('now') { catalog(); rowCounts(); contents() }
      compare('now') { catalogUnchanged(); rowCountsUnchanged(); contentsUnchanged() }
    }
    gate('all of it') { requires 'T-1' }
  }
}

runbook('tap') {
  title 'Tests that print one line each'
  target('embedded') { embedded() }

  phase('Tests') {
    task('T-1', 'Run them') {
      check('tests of the API') { program 'sh', 'tests.sh'; tap() }
    }
  }
}

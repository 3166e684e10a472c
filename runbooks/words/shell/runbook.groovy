runbook('shell') {
  title 'A pipe that fails where any part of it does'
  target('embedded') { embedded() }

  phase('Look') {
    task('S-1', 'Count what is in the release') {
      check('two scripts') { shell 'test "$(ls release/*.sql | wc -l)" -eq 2' }
      command('sums of the scripts') { shell 'sha256sum release/*.sql | sort | tee /dev/null' }
    }
  }
}

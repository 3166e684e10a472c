runbook('file') {
  title 'The files of a release are there, whole, and those that were reviewed'
  target('embedded') { embedded() }

  phase('Look') {
    task('F-1', 'Look at the release') {
      check('notes') { file('release/notes.md') { atLeast 0.01.kb; atMost 1.mb } }
      check('the newest script') { file('release/*.sql') { sha256 '134134e8fa455cc5a1dad6311fa6b08fdcdb736c792df204043824f047d664df' } }
    }
  }
}

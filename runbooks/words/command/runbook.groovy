runbook('command') {
  title 'A program runs, and its exit status counts'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Outside') {
      command('a program of this machine') { program 'sh', '-c', 'echo "$1" | grep -q done', 'sh', 'well done' }
    }
  }
}

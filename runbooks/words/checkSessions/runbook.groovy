runbook('check-sessions') {
  title 'Checks that do not depend on each other are asked at the same time'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql'; checkSessions 2 }

  phase('P') {
    task('T-1', 'No note is empty, from whichever end one looks') {
      ['a', 'b', 'c', 'd', 'e', 'f'].each { String letter ->
        check("titles that begin with $letter") {
          query "select count(*) from public.note where title like '$letter%' and btrim(title) = ''"
          expect { scalar == 0 }
        }
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

runbook('watch') {
  title 'A condition holds over a time'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      watch('nobody waits for a lock') {
        query 'select count(*) from pg_locks where not granted'
        every 200.ms; lasting 1.seconds; tolerates 1
        expect { scalar == 0 }
      }
    }
  }
}

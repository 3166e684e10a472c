runbook('stopWrites') {
  title 'Recovery to a point in time, by the hands of a provider'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('Recovery') {
    task('P-1', 'Stop writing') {
      role 'dba'
      stopWrites()
      ask('when was the damage done') { instructions 'The last moment at which all was well, as `2026-11-20 02:14:59 UTC`' }
    }
    task('P-2', 'Restore') {
      role 'dba'
      manual('restored to that moment') {
        instructions 'Dashboard > Database > Backups > Point in time: choose the moment that was answered above, and wait until it says that it is done'
      }
      check('what was there before is there') { query 'select count(*) from public.customer'; expect { scalar == 3 } }
      check('what came later is not') { query "select to_regclass('public.broken') is null"; expect { scalar } }
    }
    task('P-3', 'Write again') {
      role 'dba'
      allowWrites()
      sql('a write, for a test') {
        statement "insert into public.customer values (4, 'Test'); delete from public.customer where id = 4"
      }
    }
  }
}

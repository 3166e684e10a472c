// A change window: what happens, in this order. `gonogo words` lists all words of the language.

runbook('NAME') {
  title 'TITLE'

  role 'dba', 'Database Admin'
  role 'lead', 'Tech Lead'

  // A real PostgreSQL that needs no set-up, filled with what is there before the window.
  target('embedded') { embedded(); fixture 'migrations/001_note.sql', 'fixtures/baseline.sql' }

  // The address of a database comes from the environment; a guarded one wants its name typed.
  target('production') { url secret('PRODUCTION_DB_URL'); lockTimeout 5.seconds; guarded() }

  // It binds targets that somebody depends on, not the embedded one.
  window { opens '20:00'; closes '23:00'; zone 'UTC'; cutoff 30.minutes }

  migrations('migrations') { history 'schema_migrations'; rollbacks 'rollback' }

  phase('Preparation') {
    task('T-1', 'Ready to begin') {
      role 'dba'; estimate 15.minutes
      rehearse()
      backup('before') { prove RESTORED }
      manual('Monitoring is open') { instructions 'Open the dashboard, and leave it open.' }
    }
  }
  phase('Execution') {
    approval('Apply the migrations') { by 'lead' }
    task('T-2', 'Migrate') {
      role 'dba'; estimate 10.minutes
      migrate()
      rollback { migrateBack to: '001' }
    }
  }
  phase('Verification') {
    task('T-3', 'Verify') {
      role 'dba'; estimate 5.minutes
      check('every note has a time') {
        query 'select count(*) from public.note where written_at is null'
        expect { scalar == 0 }
      }
    }
    gate('verified') { requires 'T-3' }
  }
  decision { poll 'dba', 'lead'; approver 'lead' }
}

// Production becomes like development: an audit system and a table of upload errors, in a maintenance window.
def api = 'http://127.0.0.1:18742'   // put the address of your own API here, and leave out what starts this one

runbook('dev-to-prod-reconciliation') {
  title 'Audit System & Error Tracking'

  role 'dba',     'Database Administrator'
  role 'backend', 'Backend Engineer'
  role 'devops',  'DevOps Engineer'
  role 'product', 'Product Manager'
  contact 'dba',     'executes',       '#maintenance'
  contact 'backend', 'on standby',     '#maintenance'
  contact 'devops',  'monitors',       '#maintenance'

  target('embedded') { embedded(); fixture 'fixtures/production.sql' }
  target('dev') { url secret('DEV_DB_URL'); lockTimeout 5.seconds }
  target('production') { url secret('PRODUCTION_DB_URL'); lockTimeout 2.seconds; retryLocks 10; guarded() }

  migrations('migrations') { history 'schema_migrations'; naming ~/\d{14}_[a-z0-9_]+\.sql/; rollbacks 'rollback' }

  channel('console') { console() }
  channel('log') { file 'announcements.log' }
  announcements {
    start '''
      🚨 MAINTENANCE IN PROGRESS 🚨
      Migration: {title}
      Start Time: {started}
      Expected Duration: {expected}

      Do NOT make any database changes manually during this time.'''.stripIndent()
    success '''
      ✅ MAINTENANCE COMPLETE ✅
      Migration: {title}
      Duration: {duration}
      Status: {status}'''.stripIndent()
    rolledBack '''
      ⚠️ ROLLBACK COMPLETED ⚠️
      Migration: {title}
      Status: {status} after {duration}
      Reason: {reason}'''.stripIndent()
  }

  phase('Before') {
    task('1.1', 'Backups') {
      role 'dba'; estimate 5.minutes; priority CRITICAL
      backup('before the migration') { prove RESTORED; freshFor 1.hour; atLeast 100.kb }
    }
    task('1.2', 'Validation before') {
      role 'dba'; estimate 5.minutes; priority CRITICAL
      after '1.1'
      check('the baseline') { script 'checks/baseline.sql' }
      check('nothing of it is there yet') { noObjects 'table public.user_audits', 'table public.upload_errors' }
      snapshot('before') { catalog(); rowCounts() }
    }
    task('2', 'Forward, back and forward again on a copy') {
      role 'backend'; estimate 10.minutes; priority CRITICAL
      after '1.2'
      drift()
      rehearse()
      manual('Development runs it already') {
        onlyOn 'production'
        instructions '`gonogo drift --between dev,production` differs in nothing but what these two files add.'
      }
    }
    gate('ready') { requires '1.1', '1.2', '2' }
    approval('Go into maintenance') { by 'backend', 'product'; atLeast 1; validFor 1.hour }
  }

  during('maintenance mode') {
    before {
      command('start the API of this trial') { onlyOn 'embedded'; program 'java', 'api/Api.java', 'start', '18742' }
      http('maintenance on') { request('POST', "$api/admin/maintenance") { header 'Content-Type', 'application/json'; body '{"enabled": true}'; json '$.maintenance', true } }
    }
    after {
      http('maintenance off') { request('POST', "$api/admin/maintenance") { header 'Content-Type', 'application/json'; body '{"enabled": false}'; json '$.maintenance', false } }
      command('stop it') { onlyOn 'embedded'; program 'java', 'api/Api.java', 'stop', '18742' }
    }

    phase('Migrate') {
      task('3.1', 'How fast the API answers before') {
        role 'devops'; estimate 1.minutes
        check('users before') { http("$api/api/users?limit=5") { samples 10; value 'total', '$.total' }; expect { row.total > 0 } }
      }
      task('3.3', 'Apply') {
        role 'dba'; estimate 5.minutes; priority CRITICAL
        after '1.1', '2'
        migrate()
        rollback { migrateBack to: '20251001000000' }
      }
      task('3.4', 'Validation after') {
        role 'dba'; estimate 5.minutes; priority CRITICAL
        after '3.3'
        check('VALIDATION_SQL') { script('checks/validation.sql') { writes() } }
        check('the baseline holds') { script 'checks/baseline.sql' }
        compare('before') { rowCountsUnchanged() }
        check('no orphans') { foreignKeys { atLeast 3; orphans 0 } }
        check('nothing is invalid') { valid() }
      }
      task('4', 'The application') {
        role 'backend'; estimate 5.minutes; priority HIGH
        after '3.4'
        check('users after') { http("$api/api/users?limit=5") { samples 10; status 200; within 2.seconds; atMostTimes 50, 'users before'; json '$.items[0].name', 'ana' } }
      }
      gate('migrated and validated') { requires '3.3', '3.4', '4' }
    }
  }

  phase('After') {
    task('5', 'Back to normal') {
      role 'backend'; estimate 5.minutes
      manual('Types are generated and committed') { instructions '`supabase gen types typescript`, reviewed, and committed with the two migrations.' }
    }
  }

  afterwards {
    due 24.hours, 'Response times are less than 10 % longer, errors and pool as before, audits are being written', 'devops'
    due 1.day, 'Day 1: logs, metrics, documentation; the team knows of the audit', 'dba'
    due 7.days, 'Week 1: audits reviewed for anomalies, dashboard of upload errors, cleanup scheduled, support trained', 'backend'
    due 30.days, 'Month 1: audits analysed, policies and indexes reviewed by their use, archiving decided', 'dba'
  }

  rollback {
    when { migrationFails(); checkFails 'VALIDATION_SQL' }
    option('A: revert the SQL')   { migrateBack to: '20251001000000' }
    option('B: restore the backup') { restore 'before the migration' }
    verify { compare('before') { catalogUnchanged(); rowCountsUnchanged() } }
  }

  risk('The audit trigger breaks writes to profiles') { probability LOW; impact CRITICAL; mitigation '3.4 writes as the API does, and takes it back' }
  risk('Rows are lost')                               { probability VERY_LOW; impact CRITICAL; mitigation 'counts before and after must be exactly equal' }
  risk('Maintenance mode stays on')                   { probability LOW; impact HIGH; mitigation '`during` switches it off whatever happens' }

  decision { poll 'dba', 'backend', 'devops'; approver 'product' }
}

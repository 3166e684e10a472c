// Production becomes like development: an audit system and a table of upload errors, in a maintenance window.
def api = 'http://127.0.0.1:18742'   // put the address of your own API here, and leave out what starts this one

runbook('dev-to-prod-reconciliation') {
  title 'Audit System & Error Tracking'

  role 'dba',     'Database Administrator'
  role 'backend', 'Backend Engineer'
  role 'devops',  'DevOps Engineer'
  role 'product', 'Product Manager'
  role 'lead',    'Backend Lead'
  contact 'dba',     'executes',       '#maintenance'
  contact 'backend', 'on standby',     '#maintenance'
  contact 'lead',    'decides',        '#maintenance'
  contact 'devops',  'monitors',       '#maintenance'
  contact 'devops',  'the provider',   'support@supabase.com, https://status.supabase.com'

  target('embedded') { embedded(); fixture 'fixtures/production.sql' }
  target('dev') { url secret('DEV_DB_URL'); lockTimeout 5.seconds }
  signers 'allowed_signers'
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
      Status: {status}

      New features available:
      - Full audit logging for user changes
      - Upload error tracking system
      - Enhanced soft-delete information'''.stripIndent()
    rolledBack '''
      ⚠️ ROLLBACK COMPLETED ⚠️
      Migration: {title}
      Status: {status} after {duration}
      Reason: {reason}

      Next Steps:
      1. Review the reason
      2. Fix the migration
      3. Run it on development again
      4. Schedule a new maintenance window'''.stripIndent()
  }

  phase('Before') {
    task('0', 'Who and what is needed') {
      role 'dba'; estimate 5.minutes
      manual('People are there') { instructions 'Executing: DBA. On standby: backend. Monitoring: DevOps. The product manager knows of the window.' }
      manual('Access is there') { instructions 'Both projects at the provider, write access to the repository, the monitoring, #maintenance.' }
      manual('Everybody was told, and the banner is up') { instructions 'Users see the banner of the maintenance window in the application.' }
      manual('The way back was read and understood') { instructions 'A reverts the two files; B puts the backup in the place of the database, and what was written since is lost.' }
    }
    task('1.1', 'Backups') {
      role 'dba'; estimate 5.minutes; priority CRITICAL
      after '0'
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
    gate('ready') { requires '0', '1.1', '1.2', '2' }
    approval('The migrations and their ways back were reviewed') { by 'lead' }
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
        check('tables, columns, trigger, view') {
          objects 'table public.user_audits', 'table public.upload_errors', 'column public.profiles.deletedBy', 'column public.profiles.deletionReason',
              'trigger public.profiles.trg_audit_profile_changes', 'view public.upload_error_stats'
        }
        check('row level security') { rowLevelSecurity { except 'profiles', 'addresses', 'catering_requests', 'schema_migrations' } }
        check('the baseline holds') { script 'checks/baseline.sql' }
        compare('before') { rowCountsUnchanged() }
        check('no orphans') { foreignKeys { atLeast 3; orphans 0 } }
        check('nothing is invalid') { valid() }
      }
      task('4', 'The application') {
        role 'backend'; estimate 5.minutes; priority HIGH
        after '3.4'
        // The API of the trial answers in a few milliseconds, of which twice is nothing.
        check('users after') { http("$api/api/users?limit=5") { samples 10; status 200; within 2.seconds; atMostTimes 50, 'users before'; json '$.items[0].name', 'ana' } }
        check('users after, less than twice as slow') { onlyOn 'dev', 'production'; http("$api/api/users?limit=5") { samples 10; atMostTimes 2, 'users before' } }
        manual('Profile, audit and soft delete through the application') {
          onlyOn 'dev', 'production'
          instructions 'Change a test profile and delete it softly; both show in user_audits. The log of the application has no 500.'
        }
      }
      gate('migrated and validated') { requires '3.3', '3.4', '4' }
    }
  }

  pointOfNoReturn 'people write to it again, and the backup does not know what they write'

  phase('After') {
    task('5', 'Back to normal') {
      role 'backend'; estimate 5.minutes
      after '4'
      check('sizes') { sizes { table 'public.user_audits', 100.mb; table 'public.upload_errors', 100.mb; table 'public.profiles', 1.gb } }
      manual('Types are generated and committed') { instructions '`supabase gen types typescript`, reviewed, and committed.' }
      manual('Migrations, their ways back and this runbook are committed and pushed') { instructions 'To the branch that production is made from, which is main.' }
    }
  }

  afterwards {
    due 24.hours, 'Response times of the API are less than 10 % longer', 'devops'
    due 24.hours, 'Errors, queries and pool are as before', 'devops'
    due 24.hours, 'Tables have not swollen, no constraint is violated', 'dba'
    due 24.hours, 'Audits are being written, upload errors logged', 'devops'
    due 1.day,    'Logs of the application were read', 'devops'
    due 1.day,    'Documentation has the new features', 'backend'
    due 1.day,    'The team knows of the audit', 'dba'
    due 7.days,   'Audits were reviewed for anomalies', 'backend'
    due 7.days,   'Upload errors have a dashboard', 'devops'
    due 7.days,   'Old upload errors are cleaned up by a schedule', 'devops'
    due 7.days,   'Support is trained on upload errors', 'backend'
    due 7.days,   'Examples of audit queries are written down', 'backend'
    due 30.days,  'Audits are analysed', 'dba'
    due 30.days,  'Policies were reviewed', 'dba'
    due 30.days,  'Indexes were reviewed by their use', 'dba'
    due 30.days,  'Archiving of old audits is decided', 'dba'
    due 30.days,  'Categories of errors were reviewed', 'backend'
  }

  rollback {
    when { migrationFails(); checkFails 'VALIDATION_SQL' }
    option('A: revert the SQL')   { migrateBack to: '20251001000000' }
    option('B: restore the backup') { restore 'before the migration' }
    verify {
      check('nothing of it is left') { noObjects 'table public.user_audits', 'table public.upload_errors' }
      compare('before') { catalogUnchanged(); rowCountsUnchanged() }
    }
  }

  risk('The audit trigger breaks writes to profiles') { probability LOW; impact CRITICAL; mitigation '3.4 writes as the API does, and takes it back' }
  risk('Rows are lost')                               { probability VERY_LOW; impact CRITICAL; mitigation 'counts before and after must be exactly equal' }
  risk('Maintenance mode stays on')                   { probability LOW; impact HIGH; mitigation '`during` switches it off whatever happens' }

  decision { poll 'dba', 'backend', 'lead', 'devops'; approver 'product' }
}

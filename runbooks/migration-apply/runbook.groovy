// Applying migrations to staging, and the same ones to production: drift first, a decision before each, a way back that was walked.
runbook('migration-apply') {
  title 'Apply the dashboard migrations'

  role 'data',    'Data Engineer'
  role 'devops',  'DevOps Engineer'
  role 'manager', 'Manager'
  contact 'data',    'apply and verify',   '#migrations'
  contact 'devops',  'backups, dashboards', '#migrations'
  contact 'devops',  'incident team', 'on standby during the window, by phone'
  contact 'manager', 'approvals, at once when rolled back', 'by phone'

  // The remote database as it was found: three migrations applied by the other tool, five of ours pending.
  target('embedded') {
    embedded()
    fixture 'migrations/20251010090000_agents.sql', 'migrations/20251011100000_product_categories.sql', 'migrations/20251012103000_customer_segments.sql',
        'fixtures/remote.sql'
  }
  target('staging') { url secret('STAGING_DB_URL'); lockTimeout 5.seconds; statementTimeout 10.minutes; retryLocks 5 }
  signers 'allowed_signers'
  target('production') { url secret('PRODUCTION_DB_URL'); lockTimeout 2.seconds; statementTimeout 10.minutes; retryLocks 10; guarded() }

  // Off-peak. It binds staging and production, not the embedded database.
  window { opens '02:00'; closes '04:00'; zone 'UTC'; cutoff 15.minutes }

  migrations('migrations') {
    history 'supabase_migrations.schema_migrations'
    naming ~/\d{14}_[a-z0-9_]+\.sql/
    rollbacks 'rollback'
  }

  channel('console') { console() }
  channel('feedback') { file 'announcements.log' }
  announcements {
    start      '{title}: begins, expected to last {expected}'
    success    '{title}: {status} after {duration}. For the manager: results and evidence are in the report.'
    failure    '{title}: {status} after {duration}. For the manager, at once: {reason}'
    rolledBack '{title}: ROLLED BACK after {duration}. For the manager, at once: {reason}. A review is to be scheduled.'
  }

  phase('Before') {
    task('P0', 'No migration is only here or only there') {
      role 'data'; estimate 10.minutes; priority CRITICAL
      drift()
      ask('How was the drift resolved?') {
        choice 'A: pulled', 'B: repaired', 'C: baseline', 'there was none'
        instructions """
          `gonogo drift` shows what differs. A: `--pull` writes files for what is only there. B: `--repair` takes rows out of the history whose
          files are not wanted. C: `--baseline` notes everything as applied. Each shows what it will write before it writes it.
        """
      }
    }

    approval('The way out of the drift') { by 'manager'; instructions 'A, B or C as answered above, or that there was no drift.' }

    task('PRE', 'Pre-flight') {
      role 'data'; estimate 10.minutes; priority CRITICAL
      after 'P0'
      check('server version') { serverVersion { atLeast 15 } }
      check('no session has been busy for a minute') { queryFile 'checks/busy_sessions.sql'; expect { rows.empty } }
      check('nobody holds locks and does nothing') { queryFile 'checks/idle_in_transaction.sql'; expect { rows.empty } }
      check('pool use before') { queryFile 'checks/pool_use.sql'; expect { scalar < 80 } }
      check('sizes before') { sizes { database 50.gb; table 10.gb } }
      check('no approval without its agent, before') { queryFile 'checks/orphaned_approvals.sql'; expect { rows.empty } }
      lint('the SQL of the migrations') { failOn ERROR }
      snapshot('before') { catalog(); rowCounts() }
      backup('before the migrations') { prove RESTORED; freshFor 12.hours }
      rehearse('forward, back and forward again')
      manual('Staging was a GO') {
        onlyOn 'production'
        instructions 'The report of the run on staging says GO, and its plan lists the same sums of the same files.'
      }
      manual('DevOps knows') { instructions 'The window is agreed upon; before production, 24 hours ahead.' }
      manual('Dashboards are open') { instructions 'P95 below 500 ms, errors below 0.5 %, pool below 80 %: queries, errors and connections of the provider.' }
      manual('The incident team stands by') { onlyOn 'production' }
    }

    gate('pre-flight is complete') { requires 'P0', 'PRE' }
    approval('Staging was reviewed, the window and the rollback criteria are right') {
      onlyOn 'production'
      by 'manager'
      instructions 'The report of staging; 02:00 to 04:00 UTC; the criteria are in `rollback { when … }` of the runbook.'
    }
  }

  phase('Apply') {
    approval('Apply the migrations') { by 'manager'; atLeast 1; validFor 2.hours }

    task('APPLY', 'Apply what is pending') {
      role 'data'; estimate 15.minutes; priority CRITICAL
      after 'PRE'
      migrate()
      check('the newest is applied') {
        query 'select max(version) from supabase_migrations.schema_migrations'
        expect { scalar == '20251015110000' }
      }
      rollback {
        manual('The manager agrees to roll back') { onlyOn 'production' }
        migrateBack to: '20251012103000'
      }
    }
  }

  phase('Verify') {
    task('VERIFY', 'Data, policies and functions') {
      role 'data'; estimate 15.minutes; priority CRITICAL
      after 'APPLY'
      check('row level security where rows belong to a project') {
        query """
          select c.relname from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'project' and not a.attisdropped
          where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
            and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
        """
        expect { rows.empty }
      }
      sql('smoke test: write, read as each project and as none, clean up') { file 'sql/smoke.sql' }
      check('projects see their own rows only') {
        tenantIsolation { setting 'app.current_project'; asRole 'dashboard'; tenants 'occ', 'other'; mayBeEmpty 'facts', 'decision_sync_event_logs' }
      }
      compare('before') { rowCountsUnchanged() }
      check('no approval without its agent') { queryFile 'checks/orphaned_approvals.sql'; expect { rows.empty } }
      check('no foreign key has orphans') { foreignKeys { atLeast 2; orphans 0 } }
      check('revenue of seven days answers in time') {
        query "select * from public.get_revenue_metrics(now() - interval '7 days', now())"
        expect { row.orders >= 0; row.revenue >= 0; elapsed < 500.ms }
      }
      check('inventory summary answers in time') {
        query 'select sum(products) as products from public.get_inventory_summary()'
        expect { row.products == 500; elapsed < 500.ms }
        onlyOn 'embedded'
      }
      check('pending approvals answer in time') {
        query 'select public.get_approvals_pending_count()'
        expect { scalar >= 0; elapsed < 500.ms }
      }
      benchmark('functions of the dashboard') { queries 'benchmarks/functions/*.sql'; runs 150; percentile 95, 500.ms }
      benchmark('tiles of the dashboard') { queries 'benchmarks/tiles/*.sql'; runs 150; percentile 95, 3.seconds }
      rollback { sql('the lines of the smoke test') { statement "delete from public.observability_logs where message = 'migration window: smoke test passed'" } }
    }

    task('WATCH', 'Afterwards') {
      role 'devops'; estimate 10.minutes; priority HIGH
      after 'VERIFY'
      check('errors are below 0.5 %') { queryFile 'checks/error_rate.sql'; expect { row.lines > 0; row.percent < 0.5 } }
      watch('error rate') {
        onlyOn 'production'
        queryFile 'checks/error_rate.sql'
        every 15.seconds; lasting 5.minutes; tolerates 2
        expect { row.percent < 1 }
      }
      check('pool use after') { queryFile 'checks/pool_use.sql'; expect { scalar < 80 } }
      watch('pool') {
        onlyOn 'production'
        connections { below 80.percent }
        every 5.seconds; lasting 1.minute
      }
      check('no statement is slow on the average') { onlyOn 'staging', 'production'; statements { mean 500.ms; calls 10 } }
      check('sizes after') { sizes { database 50.gb; table 10.gb } }
      manual('No customer has seen an error') { instructions 'Dashboard tiles, approval workflows and customer interactions work.' }
    }

    gate('applied and verified') { requires 'APPLY', 'VERIFY', 'WATCH' }
  }

  rollback {
    when {
      migrationFails()
      checkFails 'row level security where rows belong to a project'
      checkFails 'projects see their own rows only'
      checkFails 'no approval without its agent'
      checkFails 'no foreign key has orphans'
      checkFails 'revenue of seven days answers in time'
      checkFails 'inventory summary answers in time'
      checkFails 'pending approvals answer in time'
      checkFails 'error rate'
    }
    option('A: revert the migrations') {
      manual('The manager agrees to revert') { onlyOn 'production' }
      migrateBack to: '20251012103000'
    }
    option('B: point-in-time recovery') {
      estimate 45.minutes
      manual('The manager agrees to restore') { onlyOn 'production' }
      stopWrites()
      manual('Restore to the moment before the approval') {
        instructions 'At the provider: Database, Backups, a time before the approval of this run, Restore. What was written since is lost.'
      }
      check('it is the history from before') {
        query 'select max(version) from supabase_migrations.schema_migrations'
        expect { scalar == '20251012103000' }
      }
      allowWrites()
    }
    option('C: restore the copy')      { estimate 15.minutes; restore 'before the migrations' }
    verify {
      compare('before') { catalogUnchanged(); rowCountsUnchanged() }
      check('the other tables answer') { query 'select (select count(*) from product_categories) as categories, (select count(*) from customer_segments) as segments'; expect { row.categories > 0; row.segments > 0 } }
      manual('The application works as before') { instructions 'Dashboard tiles, approval workflows and customer interactions.' }
    }
  }

  afterwards {
    due 1.day,   'Results and logs are shared with the manager', 'data'
    due 1.day,   'Screenshots of the metrics are shared', 'devops'
    due 1.day,   'Issues are written down', 'data'
    due 1.day,   'Errors of the nightly rollups are below 0.5 %', 'devops'
    due 7.days,  'After a rollback, the review was held', 'manager'
    due 30.days, 'It was up for at least 99.9 % of 30 days', 'devops'
  }

  risk('Drift between files and database') { probability MEDIUM; impact HIGH; mitigation 'P0 refuses to begin; three ways out, each shown before it is done' }
  risk('A migration fails half way')       { probability LOW; impact HIGH; mitigation 'each file is a transaction; rehearsed; reverted by its own file' }
  risk('A policy shows other projects')    { probability LOW; impact CRITICAL; mitigation 'VERIFY reads as each project and as none' }
  risk('Locks stop the dashboard')         { probability LOW; impact MEDIUM; mitigation 'lock_timeout with retries; CONCURRENTLY; NOT VALID first' }

  decision { poll 'data', 'devops', 'manager'; approver 'manager' }
}

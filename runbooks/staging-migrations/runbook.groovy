// The staging migrations of CE-P0-06: nine tasks, four phases, five gates.
// Read it from top to bottom: this is what happens, in this order.

def northgate = '11111111-1111-4111-8111-111111111111'
def calder    = '22222222-2222-4222-8222-222222222222'
def sunderBay = '33333333-3333-4333-8333-333333333333'

runbook('staging-migrations') {
  title 'CE-P0-06: staging migrations'

  role 'dba',     'Database Admin'
  role 'backend', 'Backend Engineer'
  role 'devops',  'DevOps Engineer'
  role 'qa',      'QA Engineer'
  role 'lead',    'Tech Lead'
  role 'cto',     'CTO'
  contact 'dba',  'on call',      'Slack #staging-migration'
  contact 'lead', 'decisions',    'Slack #staging-migration'
  contact 'dba',  'emergency',    'database team lead, by phone'
  contact 'cto',  'critical only', 'by phone'

  // A real PostgreSQL that needs no set-up: the state after 001 and 002, with three tenants' data.
  target('embedded') {
    embedded()
    fixture 'migrations/001_initial_schema.sql', 'migrations/002_security_foundation_v2.4.0.sql', 'fixtures/tenants.sql'
  }
  target('staging') {
    url secret('STAGING_DB_URL')
    lockTimeout 5.seconds
    statementTimeout 10.minutes
    retryLocks 5
  }

  // Mid-week, when everybody is there. It binds targets that somebody depends on, not the embedded one.
  // The nine tasks take 5 h 50 min, with lunch 6 h 35: more than 10 to 16, so the hour that the plan calls a buffer is in it.
  window { opens '10:00'; closes '17:00'; zone 'UTC'; on WEDNESDAY; cutoff 30.minutes }

  migrations('migrations') {
    history 'schema_migrations'
    naming ~/\d{3}_[a-z0-9_.]+\.sql/
    rollbacks 'rollback'
  }

  phase('Preparation') {
    task('CE-20', 'Pre-migration environment validation') {
      role 'dba'; estimate 30.minutes; priority CRITICAL
      drift()
      check('server version') { serverVersion { atLeast 15 } }
      check('001 and 002 are applied, and nothing else') {
        query "select string_agg(version, ', ' order by version) from schema_migrations"
        expect { scalar == '001, 002' }
      }
      check('there is room for more connections') { connections { below 80.percent } }
      check('there is room for more rows') { sizes { database 50.gb } }
      check('no session has been busy for a minute') {
        query """
          select pid, usename, now() - query_start as age
          from pg_stat_activity
          where state <> 'idle' and now() - query_start > interval '1 minute'
        """
        expect { rows.empty }
      }
      check('the role sees every row') {
        queryFile 'checks/reads_filtered.sql'
        instructions 'Where row level security hides rows, an empty answer of the other checks would say nothing.'
        expect { rows.empty }
      }
      check('no user is there twice') {
        queryFile 'checks/duplicate_users.sql'
        expect { rows.empty }
      }
      snapshot('before') { catalog(); rowCounts() }
      backup('pre-migration') { prove RESTORED; freshFor 24.hours }
      manual('Monitoring dashboard is open') {
        instructions 'Open the dashboard of the database, tab Performance, and leave it open until CE-26 is done.'
      }
      manual('The team knows') {
        instructions 'Say in #staging-migration that the window is open and until when.'
      }
      manual('Those who are needed are there') {
        instructions 'Database admin, backend, DevOps, QA and tech lead are in #staging-migration, and know which tasks are theirs.'
      }
    }

    task('CE-21', 'Migration script preparation and validation') {
      role 'backend'; estimate 45.minutes; priority CRITICAL
      after 'CE-20'
      rehearse('there and back')
      lint('what they lock, rewrite and lose') {
        failOn ERROR
        allow 'unique-constraint', 'tenants are few'
        allow 'change-type', 'nobody works on staging in the window; for production the report tells which tables are written anew'
        allow 'index-not-concurrent', 'nobody works on staging in the window'
        allow 'rename-column', 'the release that goes with 004 reads the new names alone'
        allow 'rename-table', 'the release that goes with 004 reads the new names alone'
      }
      manual('Migrations were reviewed') {
        instructions 'Two people have read 003 to 006 and their rollbacks as they are now; the plan lists their sums.'
      }
    }

    gate('Gate 1: preparation complete') { requires 'CE-20', 'CE-21' }
  }

  phase('Execution') {
    approval('Apply to staging') { by 'dba', 'lead'; atLeast 2; validFor 4.hours }

    task('CE-22', 'Execute migrations in staging') {
      role 'dba'; estimate 1.hour; priority CRITICAL
      after 'CE-20', 'CE-21'
      migrate {
        to '006'
        // What 004 and 005 take away on purpose. Anything else that gets lost, or promises less, undoes the file that does it.
        allowLoss 'view public.v_legacy_summary'
        allowLoss 'table public.project_analysis', 'table public.project_alerts'
        allowLoss 'column public.documents.storage_path', 'column public.clauses.text', 'column public.clauses.topic'
        allowLoss 'policy public.tenants.tenant_self'
        // Policies that 005 writes anew; CE-23 reads as two tenants and as none.
        ['alerts', 'analyses', 'audit_logs', 'clauses', 'comments', 'documents', 'notifications', 'project_members', 'projects', 'users'].each {
          allowLoss 'policy public.' + it + '.tenant_isolation'
        }
        // Texts that become enums.
        allowLoss 'column public.documents.document_type', 'column public.documents.upload_status'
      }
      check('schema version is 006') {
        query 'select max(version) from schema_migrations'
        expect { scalar == '006' }
      }
      check('003: plans and budgets of tenants') {
        objects 'type public.subscriptionplan', 'column public.tenants.slug', 'column public.tenants.subscription_plan', 'column public.tenants.subscription_status',
            'column public.tenants.subscription_started_at', 'column public.tenants.subscription_expires_at',
            'column public.tenants.ai_budget_monthly', 'column public.tenants.ai_spend_current'
      }
      check('003: labels of the plans') { enumeration 'public.subscriptionplan', 'free', 'starter', 'professional', 'enterprise' }
      // The plan says 13, and lists 14.
      check('004: the fourteen enums') {
        objects 'type public.documenttype', 'type public.documentstatus', 'type public.analysistype', 'type public.analysisstatus',
            'type public.alertseverity', 'type public.alertstatus', 'type public.clausetype', 'type public.powerlevel', 'type public.interestlevel',
            'type public.stakeholderquadrant', 'type public.racirole', 'type public.wbsitemtype', 'type public.bomcategory', 'type public.procurementstatus'
      }
      check('004: documents and clauses') {
        objects 'column public.documents.storage_url', 'column public.documents.file_format', 'column public.documents.file_size_bytes',
            'column public.documents.checksum_sha256', 'column public.documents.page_count', 'column public.documents.language',
            'column public.documents.parsed_at', 'column public.documents.parse_error',
            'column public.clauses.clause_type', 'column public.clauses.confidence_score', 'column public.clauses.source_page',
            'column public.clauses.metadata', 'column public.clauses.content', 'column public.clauses.summary'
      }
      check('004: the tables') {
        objects 'table public.analyses', 'table public.alerts', 'table public.extractions', 'table public.stakeholders', 'table public.wbs_items', 'table public.bom_items'
      }
      check('004: what was renamed is not there twice') {
        noObjects 'table public.project_analysis', 'table public.project_alerts', 'column public.documents.storage_path', 'column public.clauses.text', 'column public.clauses.topic'
      }
      check('006: the role of the tests is no superuser') {
        privileges('nonsuperuser') {
          noAttribute 'superuser', 'bypassrls', 'createrole', 'createdb'
          may 'select', 'public.tenants', 'public.documents', 'public.v_project_overview'
          mayNot 'update', 'public.tenants'
          mayNot 'truncate', 'public.documents'
        }
      }
      check('CTO gate 1: row level security on every tenant table') {
        rowLevelSecurity { schema 'public'; atLeast 18.tables; forced(); except 'schema_migrations' }
      }
      check('CTO gate 2: an e-mail address is unique within its tenant') { constraints 'users_tenant_email_unique' }
      check('CTO gate 3: the four project views are there') {
        views 'public.v_project_overview', 'public.v_project_alerts', 'public.v_project_clauses', 'public.v_project_stakeholders'
      }
      check('CTO gate 4: clauses are referenced') { foreignKeys { to 'clauses'; atLeast 4; orphans 0 } }
      backup('post-migration') { prove RESTORED; freshFor 24.hours }

      rollback { migrateBack to: '002' }
    }

    gate('Gate 2: migration successful') { requires 'CE-22' }
  }

  phase('Verification') {
    task('CE-23', 'Row level security') {
      role 'backend'; estimate 75.minutes; priority CRITICAL
      after 'CE-22'
      hold('lunch') { onlyOn 'staging'; lasting 45.minutes }
      check('every tenant table names its tenant') {
        queryFile 'checks/tenant_columns.sql'
        expect { rows.empty }
      }
      check('no view reads past row level security') {
        queryFile 'checks/view_leaks.sql'
        expect { rows.empty }
      }
      // Proven by reading and writing as two tenants, as none, and with the setting reset, on every table and view; what is new is empty.
      check('tenants cannot see each other') {
        tenantIsolation {
          setting 'app.current_tenant'
          asRole 'nonsuperuser'
          mayBeEmpty 'ai_usage_logs', 'bom_items', 'change_orders', 'document_versions', 'extractions', 'milestones', 'stakeholder_raci', 'stakeholders', 'suppliers', 'wbs_items'
        }
      }
      // The same by hand, for each of the three.
      [Northgate: northgate, Calder: calder, 'Sunder Bay': sunderBay].each { String name, String id ->
        check("$name sees its own rows only") {
          asRole 'nonsuperuser'
          setting 'app.current_tenant', id
          query """
            select count(*) as visible, count(*) filter (where tenant_id <> '$id') as foreign_rows
            from public.documents
          """
          expect { row.visible > 0; row.foreign_rows == 0 }
        }
      }
      ['no tenant': '', 'an unknown tenant': '99999999-9999-4999-8999-999999999999'].each { String name, String id ->
        check("$name sees nothing") {
          asRole 'nonsuperuser'
          setting 'app.current_tenant', id
          queryFile 'checks/tenant_reads.sql'
          expect {
            row.tenants == 0
            row.people == 0
            row.projects == 0
            row.documents == 0
            row.clauses == 0
            row.findings == 0
            row.logs == 0
            row.rows_through_views == 0
          }
        }
      }
    }

    task('CE-24', 'Foreign keys') {
      role 'backend'; estimate 20.minutes; priority HIGH
      after 'CE-22'
      check('the inventory of foreign keys') {
        queryFile 'checks/foreign_keys.sql'
        expect { rows.size() >= 30 }
      }
      check('no orphans') { foreignKeys { atLeast 30; orphans 0 } }
      check('no foreign key without an index') {
        queryFile 'checks/index_gaps.sql'
        expect { rows.empty }
      }
    }

    task('CE-25', 'Data integrity') {
      role 'qa'; estimate 30.minutes; priority HIGH
      after 'CE-22', 'CE-23', 'CE-24'
      compare('before') { rowCountsUnchanged() }
      [
        'no row without a tenant':             'checks/tenant_ids_missing.sql',
        'children belong to their parents':    'checks/parent_tenants.sql',
        'clauses are linked within a tenant':  'checks/clause_links.sql',
        'subscriptions are complete':          'checks/subscription_gaps.sql',
        'nothing was made in the future':      'checks/future_timestamps.sql',
      ].each { String name, String file ->
        check(name) {
          queryFile file
          expect { rows.empty }
        }
      }
    }

    gate('Gate 3: security verified') { requires 'CE-23', 'CE-24', 'CE-25' }

    task('CE-26', 'Performance') {
      role 'devops'; estimate 45.minutes; priority MEDIUM
      after 'CE-22', 'CE-23', 'CE-24', 'CE-25'
      benchmark('what people wait for') {
        queries 'benchmarks/*.sql'
        warmUp 5; runs 100
        percentile 95, 500.ms
      }
      benchmark('no slower than before') {
        onlyOn 'staging'
        queries 'benchmarks/*.sql'
        warmUp 20; runs 300
        againstBackup 'pre-migration'
        degradesLessThan 10.percent
      }
      // Of rows as few as the trial's, planning is nearly all of the time, and more indexes make that longer.
      benchmark('no slower than before, with few rows') {
        onlyOn 'embedded'
        queries 'benchmarks/*.sql'
        warmUp 20; runs 200
        againstBackup 'pre-migration'
        degradesLessThan 100.percent
      }
      check('no big table is read from end to end') {
        queryFile 'checks/index_use.sql'
        expect { rows.empty }
      }
    }

    gate('Gate 4: performance acceptable') { requires 'CE-26' }
  }

  phase('Safety and reporting') {
    task('CE-27', 'Rollback procedure') {
      role 'dba'; estimate 1.hour; priority CRITICAL
      after 'CE-20', 'CE-21', 'CE-22'
      rehearse('back to 003 from here') { backTo '003' }
      rehearse('back to 002 from here') { backTo '002' }
      manual('The emergency procedure was read aloud') {
        instructions """
          Option A reverts 006 to 003 by their files in rollback/; it loses what was written to the new tables since.
          Option B puts the backup of CE-20 in place of the database; it loses everything written since CE-20.
        """
      }
    }

    task('CE-28', 'Production readiness') {
      role 'devops'; estimate 30.minutes; priority CRITICAL
      after 'CE-20', 'CE-21', 'CE-22', 'CE-23', 'CE-24', 'CE-25', 'CE-26', 'CE-27'
      manual('The production window is proposed') {
        instructions 'A date, a start and an end, in #staging-migration.'
      }
      manual('The stakeholders agree to production') {
        instructions 'They know the window, and that the CTO decides by the report of this run.'
      }
    }

    gate('Gate 5: production ready') { requires 'CE-27', 'CE-28' }
  }

  rollback {
    when { migrationFails() }
    option('A: revert the migrations') { migrateBack to: '002' }
    option('B: restore the backup')    { restore 'pre-migration' }
    verify { compare('before') { catalogUnchanged(); rowCountsUnchanged() } }
  }

  afterwards {
    due 1.day,  'The report is presented to the CTO', 'devops'
    due 7.days, 'Lessons learned are written down', 'lead'
    due 7.days, 'The team is trained on the procedure', 'dba'
  }

  risk('Migration fails')          { probability LOW;      impact HIGH;     mitigation 'rehearsed in CE-21; each file is a transaction; rollback by CE-22' }
  risk('Data corruption')          { probability VERY_LOW; impact CRITICAL; mitigation 'proven backups in CE-20 and CE-22, row counts compared in CE-25' }
  risk('Performance degradation')  { probability LOW;      impact MEDIUM;   mitigation 'CE-26' }
  risk('Policies leak')            { probability VERY_LOW; impact CRITICAL; mitigation 'read as every tenant and as none in CE-23' }
  risk('Foreign keys broken')      { probability VERY_LOW; impact HIGH;     mitigation 'CE-24' }

  decision { poll 'dba', 'backend', 'devops', 'qa', 'lead', 'cto'; approver 'cto' }
}

// Changes while the application runs: what only adds, three ways to move data, what changes a promise, and what takes something away.
runbook('zero-downtime-analytics') {
  title 'Analytics events and message priorities, without downtime'
  role 'dba',    'Database Admin'
  role 'dev',    'Backend Engineer'
  role 'devops', 'DevOps Engineer'
  role 'lead',   'Engineering Team Lead'
  role 'cto',    'CTO'
  contact 'dba',    'on call',                           '+1-XXX-XXX-XXXX'
  contact 'devops', 'deployments',                       'devops@yourdomain.com'
  contact 'lead',   'escalation, first',                 'by phone'
  contact 'cto',    'escalation, second',                'by phone'
  contact 'dba',    'the provider, when all else fails', 'support@supabase.com'

  target('embedded') { embedded(); fixture 'fixtures/analytics.sql' }
  target('staging') { url secret('STAGING_DB_URL'); lockTimeout 5.seconds; retryLocks 5 }
  target('production') {
    url secret('PRODUCTION_DB_URL')
    lockTimeout 2.seconds; retryLocks 10
    guarded()
  }

  migrations('migrations') { history 'schema_migrations'; naming ~/\d{3}_[a-z0-9_]+\.sql/; rollbacks 'rollback' }

  channel('console') { console() }
  channel('log') { file 'announcements.log' }
  announcements {
    start      '{title}: begins, expected to last {expected}'
    success    '{title}: done after {duration}, {status}'
    rolledBack '{title}: rolled back after {duration}, due to: {reason}'
  }

  phase('Before') {
    task('DM-0', 'What is there') {
      role 'dba'; estimate 5.minutes
      drift()
      check('the tables of the application') {
        objects 'table auth.users', 'table public.message', 'table public.briefing', 'table public.decision', 'table public.task',
            'table public.user_preference', 'table public.integration'
      }
      check('nobody is in the way') { sessions { statement 5.minutes; idleInTransaction 1.minute; lockWait 5.seconds } }
      check('connections before') { connections { below 80.percent } }
      check('sizes before') { sizes { database 50.gb; table 10.gb } }
      lint('additive, modifying, destructive') {
        failOn ERROR
        allow 'drop-column', 'the column goes last, after the release that no longer reads it'
        allow 'rename-table', 'a table that nobody reads is put aside under its name'
      }
      backup('before the change') { prove COMPARED; freshFor 24.hours; keepFor 30.days }
      snapshot('before') { catalog(); rowCounts() }
      manual('Development and staging have it') {
        onlyOn 'production'
        instructions 'The reports of both runs say GO, and their plans list the same sums of the same files.'
      }
      manual('Team and stakeholders know') { instructions 'When it begins, how long it takes, and that nothing is switched off.' }
      manual('Dashboards are prepared') { instructions 'Sentry filtered for database errors; query times, connections and index use of the provider.' }
    }
    task('DM-0R', 'Forward, back and forward again on a copy') {
      role 'dba'; estimate 10.minutes
      after 'DM-0'
      rehearse()
    }
  }

  phase('Additive: a table for analytics') {
    task('AN-1', 'Analytics events') {
      role 'dba'; estimate 5.minutes
      after 'DM-0R'
      migrate()
      check('table and indexes are there') {
        objects 'table public.analytics_events', 'index public.idx_analytics_events_user_id', 'index public.idx_analytics_events_event_name',
            'index public.idx_analytics_events_created_at'
      }
      check('nothing is invalid') { valid() }
      check('its policies bind the owner too') {
        rowLevelSecurity { forced(); except 'channel', 'message', 'event', 'briefing', 'task', 'decision', 'integration', 'integration_v1', 'schema_migrations' }
      }
      check('the application may add and read, and no more') {
        privileges('authenticated') {
          may 'select', 'public.analytics_events'
          may 'insert', 'public.analytics_events'
          mayNot 'update', 'public.analytics_events'
          mayNot 'delete', 'public.analytics_events'
          noAttribute 'superuser', 'bypassrls'
        }
      }
      sql('an event of each of two users') { file 'sql/analytics-smoke.sql' }
      check('users see and write their own events only') {
        tenantIsolation {
          setting 'request.jwt.claims', '{"sub": ":tenant"}'
          asRole 'authenticated'
          tenants '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'
        }
      }
      sql('without them again') { statement "delete from public.analytics_events where event_name = 'trial'" }
      check('every event is of a user') { foreignKeys { atLeast 2; orphans 0 } }
      rollback { migrateBack to: '000' }
    }
  }

  // A few thousand rows: nobody notices a table that is locked for the blink of an eye.
  phase('Small: one transaction') {
    task('DM-1', 'Priorities of channels') {
      role 'dba'; estimate 5.minutes
      after 'DM-0R'
      sql('add, fill and drop at once') {
        file 'sql/channel-forward.sql'
        allowLoss 'column public.channel.urgent'
      }
      check('every channel has the priority that its flag asked for') {
        query 'select count(*) from channel where priority not in (0, 1)'
        expect { scalar == 0 }
      }
      rollback { sql('flag again') { file 'sql/channel-back.sql'; allowLoss 'column public.channel.priority' } }
    }
  }

  // Too many rows for one transaction: expand, fill in batches, contract when nothing reads the old column any more.
  phase('Large: in batches') {
    task('DM-2', 'Priorities of messages') {
      role 'dba'; estimate 20.minutes
      after 'DM-0R'
      sql('add the column, empty, and fill it in new rows') { file 'sql/message-expand.sql' }
      manual('The release that reads both is deployed') { instructions 'It reads `priority` where there is one, else `urgent`, and writes `urgent` alone.' }
      batch('fill it') {
        table 'public.message'; key 'id'; size 1000; pause 100.ms
        statement 'update public.message set priority = case when urgent then 1 else 0 end where :batch and priority is null'
      }
      check('no message is left without one') {
        query 'select count(*) from message where priority is distinct from case when urgent then 1 else 0 end'
        expect { scalar == 0 }
      }
      manual('The release that reads priorities alone is deployed') { instructions 'No instance of the one before runs any more.' }
      sql('the flag goes when the application reads priorities alone') {
        file 'sql/message-contract.sql'
        allowLoss 'column public.message.urgent', 'trigger public.message.message_priority', 'function public.message_priority()'
      }
      rollback {
        sql('the flag comes back') { statement 'alter table message add column if not exists urgent boolean not null default false' }
        batch('from the priorities') {
          table 'public.message'; key 'id'; size 1000
          statement 'update public.message set urgent = true where :batch and priority = 1 and not urgent'
        }
        sql('without priorities') {
          file 'sql/message-back.sql'
          allowLoss 'column public.message.priority', 'trigger public.message.message_priority', 'function public.message_priority()'
        }
      }
    }
  }

  // So many rows that it takes hours beside the application's work: rows written meanwhile are kept in step by a trigger.
  phase('Very large: beside the work') {
    task('DM-3', 'Priorities of events') {
      role 'dba'; estimate 60.minutes
      after 'DM-0R'
      sql('new rows have it from now on') { file 'sql/event-expand.sql' }
      batch('fill the old ones, when the server has time') {
        table 'public.event'; key 'id'; size 5000; pause 50.ms
        throttle { replicationLag 5.seconds; activeSessions 40 }
        statement 'update public.event set priority = case when urgent then 1 else 0 end where :batch and priority is null'
      }
      check('no event is left without one') {
        query 'select count(*) from event where priority is distinct from case when urgent then 1 else 0 end'
        expect { scalar == 0 }
      }
      rollback {
        sql('as before') {
          file 'sql/event-back.sql'
          allowLoss 'column public.event.priority', 'trigger public.event.event_priority', 'function public.event_priority()'
        }
      }
    }
    gate('all rows have their priority') { requires 'DM-1', 'DM-2', 'DM-3' }
  }

  phase('Modifying: types, constraints, names, relationships') {
    task('MOD-1', 'Tasks') {
      role 'dba'; estimate 5.minutes
      after 'DM-0R'
      sql('a wider type, and constraints for new rows') { file 'sql/task-change.sql' }
      sql('the same for the old rows') { file 'sql/task-validate.sql' }
      sql('the old name and the old constraint go') {
        file 'sql/task-contract.sql'
        allowLoss 'column public.task.due', 'constraint public.task.task_state'
      }
      check('every decision is about a task') { foreignKeys { to 'task'; atLeast 1; orphans 0 } }
      rollback {
        sql('as it was promised before') {
          file 'sql/task-back.sql'
          allowLoss 'column public.task.title', 'column public.task.due_on', 'constraint public.task.task_state_known', 'constraint public.decision.decision_of_task'
        }
      }
    }
  }

  // Writers wait outside while rows are put aside. A variable of somebody's shell would not keep them there.
  during('nobody writes') {
    before { stopWrites() }
    after { allowWrites() }

    phase('Destructive: put aside, dropped later') {
      task('DES-1', 'What nobody uses any more') {
        role 'dba'; estimate 5.minutes
        after 'DM-0R'
        check('nothing refers to it') {
          query "select confrelid::regclass, conname from pg_constraint where contype = 'f' and confrelid = 'public.integration_v1'::regclass"
          expect { rows.empty }
        }
        sql('a table and old rows are put aside') { file 'sql/retire.sql'; allowLoss 'table public.integration_v1' }
        sql('an index goes') { statement 'drop index concurrently public.message_body'; allowLoss 'index public.message_body' }
        check('all old rows are aside, and only those') {
          query "select (select count(*) from retired.briefing) as aside, (select count(*) from briefing where sent_at < '2024-01-01') as left_over"
          expect { row.aside > 0; row.left_over == 0 }
        }
        rollback {
          sql('an index again') { statement 'create index concurrently if not exists message_body on public.message (body)' }
          sql('back to where they were') { file 'sql/unretire.sql'; allowLoss 'table retired.briefing', 'table retired.integration_v1', 'schema retired' }
        }
      }
      gate('added, changed, put aside') { requires 'AN-1', 'MOD-1', 'DES-1' }
    }
  }

  phase('Afterwards') {
    task('MON', 'The first minutes') {
      role 'devops'; estimate 10.minutes
      after 'AN-1', 'DM-1', 'DM-2', 'DM-3', 'MOD-1', 'DES-1'
      check('the application answers') { onlyOn 'production'; http(secret('APPLICATION_URL')) { samples 5; status 200; within 2.seconds } }
      check('connections after') { connections { below 80.percent } }
      check('sizes after') { sizes { database 50.gb; table 10.gb } }
      watch('nobody waits') {
        onlyOn 'staging', 'production'
        sessions { statement 5.minutes; lockWait 10.seconds }
        every 15.seconds; lasting 10.minutes; tolerates 1
      }
      manual('Users notice nothing') { instructions 'Sentry has no new database error, no time-outs in the logs; active users are as many as before, no tickets.' }
    }
  }

  afterwards {
    due 24.hours, 'Sentry and logs show no new error, no time-out', 'devops'
    due 24.hours, 'Query times, connections and index use are as before', 'devops'
    due 1.day,    'Database documentation is updated', 'dev'
    due 1.day,    'Schema diagrams are updated', 'dev'
    due 1.day,    'Scripts are archived with the report', 'dba'
    due 1.day,    'Issues are written down', 'dba'
    due 7.days,   'Temporary code is removed: the trigger of `event`, and its column `urgent` when no release reads it', 'dev'
    due 30.days,  'Retention of the backup is reviewed', 'dba'
    due 30.days,  'The schema `retired` is dropped, if nobody has missed it', 'dba'
  }

  rollback {
    when { migrationFails() }
    option('restore the copy') { estimate 30.minutes; restore 'before the change' }
    verify {
      check('the new table is gone') { noObjects 'table public.analytics_events' }
      check('what was there is there again') {
        objects 'column public.channel.urgent', 'column public.message.urgent', 'column public.task.due', 'table public.integration_v1', 'index public.message_body'
      }
      manual('The release before is deployed') { instructions 'The tag before this window, in production; smoke tests pass.' }
    }
  }

  risk('A lock stops the application') { probability LOW; impact HIGH; mitigation 'lock_timeout with retries, batches, CONCURRENTLY, NOT VALID first' }
  risk('Somebody reads the events of others') { probability LOW; impact CRITICAL; mitigation 'AN-1 reads and writes as two users and as none' }
  risk('Something is missed later') { probability MEDIUM; impact MEDIUM; mitigation 'put aside for 30 days, backup kept as long' }
}

// Moving data into a new column while the application runs: three ways, by how much data there is.
runbook('zero-downtime-analytics') {
  title 'Message priorities: three ways to migrate data'
  role 'dba', 'Database Admin'
  role 'dev', 'Backend Engineer'

  target('embedded') { embedded(); fixture 'fixtures/analytics.sql' }
  target('production') {
    url secret('PRODUCTION_DB_URL')
    lockTimeout 2.seconds; retryLocks 10
    guarded()
  }

  phase('Before') {
    task('DM-0', 'What is there') {
      role 'dba'; estimate 5.minutes
      backup('before the change') { prove RESTORED }
      snapshot('before') { catalog(); rowCounts() }
    }
    task('DM-0R', 'Forward, back and forward again on a copy') {
      role 'dba'; estimate 10.minutes
      rehearse()
    }
  }

  // A few thousand rows: nobody notices a table that is locked for the blink of an eye.
  phase('Small: one transaction') {
    task('DM-1', 'Priorities of channels') {
      role 'dba'; estimate 5.minutes
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
      sql('add the column, empty, and fill it in new rows') { file 'sql/message-expand.sql' }
      batch('fill it') {
        table 'public.message'; key 'id'; size 1000; pause 100.ms
        statement 'update public.message set priority = case when urgent then 1 else 0 end where :batch and priority is null'
      }
      check('no message is left without one') {
        query 'select count(*) from message where priority is distinct from case when urgent then 1 else 0 end'
        expect { scalar == 0 }
      }
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
}

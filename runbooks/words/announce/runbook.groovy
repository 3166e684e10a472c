runbook('announce') {
  title 'Audit System & Error Tracking'
  target('embedded') { embedded() }

  channel('console') { console() }
  channel('log') { file 'announcements.log' }

  announcements {
    start '''
      🚨 PRODUCTION MAINTENANCE IN PROGRESS 🚨
      Migration: {title}
      Start Time: {started}
      Expected Duration: {expected}
      Status: {status}

      Do NOT make any database changes manually during this time.'''.stripIndent()
    success '''
      ✅ PRODUCTION MAINTENANCE COMPLETE ✅
      Migration: {title}
      Duration: {duration}
      Status: {status}'''.stripIndent()
    rolledBack '''
      ⚠️ PRODUCTION ROLLBACK COMPLETED ⚠️
      Migration: {title}
      Status: {status} after {duration}
      Reason: {reason}'''.stripIndent()
  }

  phase('Change') {
    task('A-1', 'Add the table') {
      estimate 15.minutes
      sql('create it') { statement 'create table public.user_audit (id int primary key)' }
      announce('half-way') { text 'The table of {title} is there, {duration} after the start.'; to 'console' }
      rollback { sql('drop it') { statement 'drop table public.user_audit'; allowLoss 'table public.user_audit' } }
    }
  }
}

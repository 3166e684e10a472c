runbook('backupFile') {
  title 'The dump that somebody else made last night can be restored, and holds what the target holds'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  target('staging') { url secret('STAGING_DB_URL') }

  phase('Before') {
    task('N-1', 'Prove the backup of the night') {
      check('customers are there') { query 'select count(*) from public.customer'; expect { scalar > 0 } }
      check('backup of the night') {
        onlyOn 'staging'
        backupFile('dumps/staging_*.dump') { youngerThan 24.hours; atLeast 100.kb; prove RESTORED }
      }
    }
  }
}

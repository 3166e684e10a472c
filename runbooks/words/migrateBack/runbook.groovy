runbook('migrateBack') {
  title 'Applied migrations are reverted, newest first'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }
  migrations('migrations')

  phase('P') {
    task('T-1', 'Apply and revert') {
      migrate()
      migrateBack to: '1'
      check('the second is gone') { query "select to_regclass('public.later')"; expect { row.to_regclass == null } }
    }
  }
}

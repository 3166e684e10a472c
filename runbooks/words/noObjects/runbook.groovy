runbook('noobjects') {
  title 'The catalog does not have what was taken back'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'The catalog does not have what was taken back') {
      check('what must be gone') { noObjects 'table public.user_audits', 'table public.upload_errors', 'view public.upload_error_stats' }
    }
    gate('all of it') { requires 'T-1' }
  }
}

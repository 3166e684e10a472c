runbook('rollback') {
  title 'What takes a task back stands beside it'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-0', 'Try') {
      rehearse()
    }
    task('T-1', 'Change') {
      sql('add') { statement 'alter table public.customer add column phone text' }
      rollback { sql('remove') { statement 'alter table public.customer drop column phone'; allowLoss 'column public.customer.phone' } }
    }
  }
}

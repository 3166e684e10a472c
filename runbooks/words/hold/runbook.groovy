runbook('hold') {
  title 'A change that is let settle, and goes on when somebody says so'
  role 'dba', 'Database Admin'
  target('embedded') { embedded() }

  phase('Change') {
    task('W-1', 'Change, and wait') {
      role 'dba'
      sql('create it') { statement 'create table public.note (id int primary key)' }
      hold('let it settle') { lasting 200.ms }
      hold('the bank is done') { word 'continue'; instructions 'Ask the bank whether its nightly job has ended' }
      rollback { sql('drop it') { statement 'drop table public.note'; allowLoss 'table public.note' } }
    }
  }
}

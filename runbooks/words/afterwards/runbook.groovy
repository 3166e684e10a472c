runbook('afterwards') {
  title 'What is due days and weeks after the change'
  role 'dba', 'Database Admin'
  target('embedded') { embedded() }

  phase('Change') {
    task('L-1', 'Add the table') { sql('create it') { statement 'create table public.note (id int primary key)' } }
  }
  afterwards {
    due 24.hours, 'Error rate and latency are as before', 'dba'
    due 1.day, 'Day 1: notify the team of the new table'
    due 7.days, 'Week 1: review the notes for anomalies', 'dba'
    due 30.days, 'Month 1: optimise indexes by their use', 'dba'
  }
}

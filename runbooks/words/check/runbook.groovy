runbook('check') {
  title 'A question whose answer must be right'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Look') {
      check('every customer has an address') {
        query 'select count(*) as all, count(email) as known from public.customer'
        expect { row.all == 1000; row.known == row.all }
      }
    }
  }
}

// Where nothing is to be found out by reading this file: what is secret comes from the environment, and is masked in all that is recorded.
runbook('secret') {
  title 'Addresses and tokens are not in the runbook'
  role 'dba', 'Database Admin'
  target('embedded') { embedded() }
  // PRODUCTION_DB_URL holds the address, or PRODUCTION_DB_URL_FILE names a file with it. Other targets need neither.
  target('production') { url secret('PRODUCTION_DB_URL'); guarded() }

  phase('P') {
    task('T-1', 'Ask with a token') {
      role 'dba'
      check('the API knows us') {
        onlyOn 'production'
        http(secret('API_URL')) { bearer secret('API_TOKEN'); status 200; within 2.seconds }
      }
      check('the database answers') { query 'select 1'; expect { scalar == 1 } }
    }
    gate('all of it') { requires 'T-1' }
  }
}

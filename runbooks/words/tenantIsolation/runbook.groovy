runbook('tenantisolation') {
  title 'Nobody reads or writes notes of another tenant'
  role 'dba', 'Database Admin'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('P') {
    task('T-1', 'Nobody reads or writes notes of another tenant') {
      check('tenants are apart') {
        tenantIsolation {
          setting 'app.current_tenant'
          asRole 'application'
          except 'plan'
          mayBeEmpty 'attachment'
        }
      }
      // Where nothing may be written, not even to be rolled back, as on a standby.
      check('and when nothing is written') {
        tenantIsolation { setting 'app.current_tenant'; asRole 'application'; except 'plan'; mayBeEmpty 'attachment'; readOnly() }
      }
    }
    gate('all of it') { requires 'T-1' }
  }
}

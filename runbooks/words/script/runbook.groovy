runbook('script') {
  title 'What existing scripts and tests print decides'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  phase('Validation') {
    task('S-1', 'Run the scripts of the project') {
      check('cells that say PASS') { script 'validation.sql' }
      check('tests that write, and are taken back') { script('audit_tests.sql') { writes() } }
      check('a program that prints TAP') { program 'sh', 'tests.sh'; tap() }
      check('nothing of the tests is left') { query 'select count(*) from public.audit'; expect { scalar == 0 } }
    }
  }
}

// The server is a small one of the runbook's own: Api.java on this machine. `before` starts it, `after` ends it.
runbook('http') {
  title 'An API answers as before, and not much more slowly'
  target('embedded') { embedded() }

  during('a server to ask') {
    before {
      command('start') { program 'java', 'Api.java', 'start' }
      check('up') { http('http://127.0.0.1:18741/health') { json '$.status', 'up' } }
    }
    after { command('stop') { program 'java', 'Api.java', 'stop' } }

    phase('Before') {
      task('H-1', 'Take the baseline') {
        check('users before') {
          http('http://127.0.0.1:18741/api/users?limit=5') { samples 5; value 'total', '$.total' }
          expect { row.total == 5 }
        }
      }
    }
    phase('Change') {
      task('H-2', 'Switch a feature on, and ask again') {
        http('audit on') {
          request('POST', 'http://127.0.0.1:18741/admin/audit') { header 'Content-Type', 'application/json'; body '{"enabled": true}'; status 204 }
        }
        check('users after') {
          http('http://127.0.0.1:18741/api/users?limit=5') { samples 5; status 200; within 2.seconds; atMostTimes 50, 'users before'; json '$.items[0].name', 'ana' }
        }
        check('audit is on') { http('http://127.0.0.1:18741/health') { json '$.audit', true } }
      }
    }
  }
}

runbook('during') {
  title 'Maintenance mode that is always switched off again'
  target('embedded') { embedded(); fixture 'fixture.sql' }

  during('maintenance mode') {
    before {
      sql('switch on') { statement "update public.flag set on_since = now() where name = 'maintenance'" }
    }
    after {
      sql('switch off') { statement "update public.flag set on_since = null where name = 'maintenance'" }
    }
    phase('Change') {
      task('D-1', 'Change under maintenance') {
        check('it is on') { query "select on_since is not null from public.flag where name = 'maintenance'"; expect { scalar } }
        sql('change') { statement 'alter table public.flag add column note text' }
        rollback { sql('change back') { statement 'alter table public.flag drop column note'; allowLoss 'column public.flag.note' } }
      }
    }
  }
  phase('Use') {
    task('D-2', 'It is off again') {
      check('it is off') { query "select on_since is null from public.flag where name = 'maintenance'"; expect { scalar } }
    }
  }
}

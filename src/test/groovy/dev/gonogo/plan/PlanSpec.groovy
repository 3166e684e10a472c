package dev.gonogo.plan

import dev.gonogo.RunSpecification

import java.nio.file.Files

class PlanSpec extends RunSpecification {

    static final BOOK = '''
        runbook('spec') {
          title 'a title'
          role 'dba', 'Database Admin'
          role 'cto', 'CTO'
          contact 'dba', 'on call', '#here'
          target('db') { url secret('SPEC_DB'); lockTimeout 5.seconds; retryLocks 1; backups CLONE }
          target('other') { url secret('OTHER_DB') }
          window { opens '10:00'; closes '16:00' }
          migrations('migrations') { history 'schema_migrations' }
          def least = 1
          phase('P') {
            task('T-1', 'a task') {
              role 'dba'; estimate 30.minutes
              check('c') { query 'select 1 as one'; expect { row.one == 1 } }
              check('limit') { query 'select 5'; expect { scalar >= least } }
              check('file') { queryFile 'q.sql'; expect { rows.size() == 1 } }
              sql('fix') { statement 'select 1' }
              migrate { to '1'; allowLoss 'view public.old' }
              manual('look') { instructions 'look twice' }
              rollback { migrateBack to: '0' }
            }
            approval('now') { by 'dba'; atLeast 1 }
            gate('gate') { requires 'T-1' }
          }
          pointOfNoReturn 'no way back'
          rollback {
            when { migrationFails() }
            option('A') { sql('back') { statement 'select 2' } }
          }
          risk('R') { probability LOW; impact HIGH; mitigation 'none' }
          decision { poll 'dba'; approver 'cto' }
        }
        '''

    def setup() {
        file('q.sql', 'select 1;')
        file('migrations/0_a.sql', 'create table a();')
        file('migrations/1_b.sql', 'create table b();')
        file('rollback/1_b.sql', 'drop table b;')
        book(BOOK)
    }

    def 'the digest is the same for the same content: at another time, elsewhere on the disk'() {
        given:
        def digest = plan().digest()

        when:
        clock.advance(java.time.Duration.ofDays(3))

        then:
        plan().digest() == digest

        when:
        Files.move(folder.resolve('book'), folder.resolve('moved'))

        then:
        gonogo().plan(gonogo().compile(folder.resolve('moved')), Optional.empty()).digest() == digest
    }

    def 'it is another one for any other text, and the steps that a change does not touch keep theirs'() {
        given:
        def before = plan()
        book('// a comment\n\n' + BOOK.replace("phase('P') {", "phase('P') { /* and\n another */ ").replaceAll(/(?m)^ +/, '  '))

        expect: 'an assertion may take a number from a variable, so the text counts'
        plan().digest() != before.digest()
        plan().steps()*.digest() == before.steps()*.digest()
    }

    def 'it is another one when anything that the runbook says does'() {
        given:
        def digest = plan().digest()

        expect:
        CHANGES.keySet().every { BOOK.contains(it) }
        CHANGES.findAll { from, to ->
            book(BOOK.replace(from, to))
            plan().digest() == digest
        } == [:]
    }

    static final CHANGES = [
            "select 1 as one":             "select 1 as one ",
            'row.one == 1':                'row.one == 1 || true',
            "lockTimeout 5.seconds":       "lockTimeout 6.seconds",
            'retryLocks 1':                'retryLocks 9',
            'backups CLONE':               'backups PG_DUMP',
            "role 'cto', 'CTO'":           "role 'cto', 'CTO'; role 'qa', 'QA'",
            "role 'dba'; estimate":        "role 'cto'; estimate",
            '30.minutes':                  '31.minutes',
            "statement 'select 1'":        "statement 'select 10'",
            "to '1'":                      "to '0'",
            "'view public.old'":           "'view public.new'",
            'look twice':                  'look once',
            "sql('fix')":                  "sql('fixed')",
            "by 'dba'; atLeast 1":         "by 'cto'; atLeast 1",
            'atLeast 1 }':                 'atLeast 2 }',
            "requires 'T-1'":              "requires 'T-1/c'",
            'no way back':                 'none',
            'when { migrationFails() }':   'when { checkFails() }',
            "statement 'select 2'":        "statement 'select 3'",
            "opens '10:00'":               "opens '09:00'",
            "history 'schema_migrations'": "history 'migrations'",
            "poll 'dba'":                  "poll 'cto', 'dba'",
            "approver 'cto'":              "approver 'dba'",
            "mitigation 'none'":           "mitigation 'some'",
            "'#here'":                     "'#there'",
            "a title":                     "another title",
    ]

    def 'it is another one when a file does, and when there is one more'() {
        given:
        def digest = plan().digest()
        def contents = ['q.sql': 'select 1;', 'migrations/1_b.sql': 'create table b();', 'rollback/1_b.sql': 'drop table b;']

        expect:
        contents.findAll { path, content ->
            file(path, content.replace(';', ' ;'))
            def other = plan().digest()
            file(path, content)
            other == digest
        } == [:]
        plan().digest() == digest

        when:
        file('migrations/2_c.sql', 'create table c();')
        file('rollback/2_c.sql', 'drop table c;')

        then:
        plan().digest() != digest
    }

    def 'it is another one for another database, another state of it, another target'() {
        given:
        def digest = plan().digest()
        def own = database

        when:
        database = dev.gonogo.SharedServer.newDatabase()

        then:
        plan().digest() != digest

        when:
        database = own
        sql 'create table schema_migrations(version text primary key)', "insert into schema_migrations values ('0')"

        then:
        plan().digest() != digest
        plan().pendingMigrations() == ['1_b.sql']
    }

    def 'a plan tells what each step will do, and whether it changes something'() {
        when:
        def plan = plan()

        then:
        plan.steps().collectEntries { [it.id(), it.mutates()] } == ['T-1/c': false, 'T-1/limit': false, 'T-1/file': false, 'T-1/fix': true,
                'T-1/migrate': true, 'T-1/look': false, 'p/now': false, 'p/gate': false, 'decision/poll-dba': false, 'decision/poll-cto': false]
        plan.rollbackSteps()*.id() == ['T-1/rollback/migrateback', 'rollback/a/back']
        plan.steps().find { it.id() == 'T-1/migrate' }.does() ==
                ['applies migrations/0_a.sql: 1 statement', 'applies migrations/1_b.sql: 1 statement', 'may remove or weaken view public.old']
        plan.steps().find { it.id() == 'p/gate' }.requires() == ['T-1/c', 'T-1/limit', 'T-1/file', 'T-1/fix', 'T-1/migrate', 'T-1/look']
        plan.target().database() == value('select current_database()')
    }

    def 'a plan is read back from its JSON as it was, and holds no path of this machine'() {
        given:
        def plan = plan()

        expect:
        Json.file(Json.read(Json.file(plan), Plan)) == Json.file(plan)
        !Json.file(plan).contains(folder.toString())
    }

    def 'planning changes nothing'() {
        when:
        plan()

        then:
        query("select nspname from pg_namespace where nspname = 'gonogo'").rows().empty
        value("select to_regclass('schema_migrations')") == null
    }

    private void book(String text) {
        file('runbook.groovy', text)
    }
}

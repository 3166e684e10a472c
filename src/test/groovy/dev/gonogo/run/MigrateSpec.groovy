package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

class MigrateSpec extends RunSpecification implements OtherSessions {

    static final MIGRATIONS = "migrations('migrations')"

    def 'applies what is pending, in the order of the versions, once'() {
        given:
        files '2_b.sql': 'create table b(a int references a);', '1_a.sql': 'create table a(a int primary key);', '10_c.sql': 'create table c();'

        expect:
        message(migrate()) == 'applied 1_a.sql, 2_b.sql, 10_c.sql'
        query('select version, name, checksum is not null from schema_migrations order by applied_at').rows() ==
                [['1', 'a', true], ['2', 'b', true], ['10', 'c', true]]
        query('select step, part from gonogo.receipt order by done_at').rows() ==
                [['T-1/migrate', '1_a.sql'], ['T-1/migrate', '2_b.sql'], ['T-1/migrate', '10_c.sql']]

        and:
        message(migrate()) == 'nothing was pending'
    }

    def 'goes as far as it is told'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'

        expect:
        message(migrate("to '1'")) == 'applied 1_a.sql'
        message(migrate()) == 'applied 2_b.sql'
    }

    def 'names each of ten files, and of more the first and the last'() {
        given:
        files((10..19).collectEntries { ["${it}_a.sql".toString(), "create table a$it();"] })

        expect:
        message(migrate()) == 'applied ' + (10..19).collect { "${it}_a.sql" }.join(', ')

        when:
        files((20..30).collectEntries { ["${it}_b.sql".toString(), "create table b$it();"] })

        then:
        message(migrate()) == 'applied 11 files, 20_b.sql to 30_b.sql'

        when:
        files((31..42).collectEntries { ["${it}_c.sql".toString(), it == 42 ? 'select 1/0;' : "create table c$it();"] })

        then:
        message(migrate()).endsWith('42_c.sql:1:1: division by zero (SQLSTATE 22012); applied before it: 11 files, 31_c.sql to 41_c.sql')
    }

    def 'keeps what it did to the catalog'() {
        given:
        sql 'create table old(a int)'
        files '1_a.sql': "create table a(); alter table old alter a type bigint; drop table if exists none;"

        when:
        def report = migrate()

        then:
        def diff = evidence(report, 'T-1/migrate/catalog-diff.json')
        diff.added == ['table public.a']
        diff.removed == []
        diff.changed == [[object: 'column public.old.a', before: 'type: integer', after: 'type: bigint']]
        diff.undeclared == []
    }

    def 'a file that fails leaves nothing of itself, those before it stay, and the next run goes on there'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b(); insert into b default values;\nselect 1/0;'

        when:
        def failed = migrate()

        then:
        state(failed) == FAILED
        message(failed).contains('2_b.sql:2:1: division by zero (SQLSTATE 22012); applied before it: 1_a.sql')
        value("select to_regclass('b')") == null
        query('select version from schema_migrations').rows() == [['1']]
        query('select part from gonogo.receipt').rows() == [['1_a.sql']]

        when:
        file 'migrations/2_b.sql', 'create table b();'

        then:
        message(migrate()) == 'applied 2_b.sql'
    }

    def 'the commit itself may be refused; then nothing is there, neither row nor receipt'() {
        given:
        files '1_a.sql': 'create table p(id int primary key); create table c(p int references p deferrable initially deferred); insert into c values (7);'

        when:
        def failed = migrate()

        then:
        state(failed) == FAILED
        message(failed).contains('violates foreign key constraint')
        nothingIsLeft()
    }

    def 'a killed session leaves nothing, #when, and the next run applies the file'() {
        given:
        files '1_a.sql': sql

        when:
        def running = meanwhile { migrate() }
        kill(pattern)

        then:
        def failed = running.get()
        state(failed) == FAILED
        message(failed).contains('terminating connection due to administrator command')
        nothingIsLeft()

        when:
        file 'migrations/1_a.sql', 'create table p();'

        then:
        state(migrate()) == PASSED

        where:
        when                        | pattern             | sql
        'in a statement'            | /^select pg_sleep/  | 'create table p();\nselect pg_sleep(60);'
        'in a deferred trigger'     | /^set constraints/  | SLOW_TRIGGER
    }

    static final SLOW_TRIGGER = '''
        create table p(a int);
        create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(60); return null; end';
        create constraint trigger slow after insert on p deferrable initially deferred for each row execute function slow();
        insert into p values (1);
    '''

    def 'what would get lost undeclared takes the file back: #object'() {
        given:
        sql 'create table p(id int primary key, role text)', 'create table c(p int constraint c_p references p, b int)',
                "create view v as select role from p", 'create policy own on c using (true)', 'create index c_b on c(b)'
        files '1_harmless.sql': 'create table harmless();', '2_loses.sql': statement

        when:
        def failed = migrate()

        then:
        state(failed) == FAILED
        message(failed) == "`2_loses.sql` would remove $object, which the step does not declare with `allowLoss`; the file was rolled back; applied before it: 1_harmless.sql"
        evidence(failed, 'T-1/migrate/catalog-diff.json').undeclared == object.split(', ').toList()
        value("select to_regclass('v')") == 'v'
        query('select version from schema_migrations').rows() == [['1']]

        when:
        def passed = migrate("allowLoss ${object.split(', ').collect { "'$it'" }.join(', ')}")

        then:
        message(passed) == 'applied 2_loses.sql'

        where:
        statement                                     || object
        'alter table p drop column role cascade;'     || 'column public.p.role, view public.v'
        'alter table c drop constraint c_p;'          || 'constraint public.c.c_p'
        'drop policy own on c;'                       || 'policy public.c.own'
    }

    def 'a target that is not what the files say refuses the run, and nothing is changed: #what'() {
        given:
        files '1_a.sql': 'create table a();', '3_c.sql': 'create table c();'
        migrate()
        files(changed)

        when:
        migrate()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains(message)
        value('select count(*) from schema_migrations') == 2
        value("select to_regclass('late')") == null

        where:
        what                 | changed                                                                    || message
        'an edited file'     | ['1_a.sql': 'create table a(b int);', '4_late.sql': 'create table late();'] || '`1_a.sql` was changed after it was applied'
        'a renumbered one'   | ['1_a.sql': null, '4_late.sql': 'create table late();']                    || 'migration `1` is applied on the target, and no file here has that version'
        'a latecomer'        | ['2_late.sql': 'create table late();']                                     || '`2_late.sql` would be applied after `3_c.sql`, which is newer'
    }

    def 'a target that changes between plan and migration is found too'() {
        given:
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'
        migrate("to '1'")
        runbook """
            approval('now') { by 'dba' }
            task('T-1', 'a task') { migrate() }
        """, MIGRATIONS

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            if (question.step() == 'p/now') {
                sql "insert into schema_migrations(version, name) values ('7', 'by somebody else')"
                return Optional.of(new Answer('ana', 'dba', 'yes', '', false))
            }
            Optional.empty()
        } as Prompt)

        then:
        state(report) == FAILED
        message(report) == 'the target has changed since the plan: migration `7` is applied on the target, and no file here has that version'
        value("select to_regclass('b')") == null
    }

    def 'what a file does to its session is not felt in the next one, nor by the history'() {
        given:
        sql 'create role plain'
        files '1_a.sql': "select pg_catalog.set_config('search_path', '', false); set statement_timeout = 1; set app.tenant = 'x'; " +
                "set statement_timeout = 0; create table public.a(); set role plain;",
                '2_b.sql': 'set session authorization plain;',
                '3_c.sql': "create table c as select current_setting('search_path') as path, current_setting('app.tenant', true) as tenant, current_user as me;"

        expect:
        message(migrate()) == 'applied 1_a.sql, 2_b.sql, 3_c.sql'
        query('select path, tenant, me from c').rows() == [['"$user", public', null, 'postgres']]

        cleanup:
        sql 'drop role plain'
    }

    def 'a bystander waits no longer than the lock timeout, and the migration passes when the lock is gone'() {
        given:
        sql 'create table t(a int)'
        files '1_a.sql': 'create table early(); alter table t add b int;'
        def longest = 0

        when:
        def running = whileLocked('select from t') {
            def migrating = meanwhile { migrate('', 'quick') }
            2.times {
                awaitStatement('^alter table t')
                longest = Math.max(longest, milliseconds { query('select count(*) from t') })
            }
            migrating
        }
        def report = running.get()

        then:
        longest < 300 + 250
        message(report) == 'applied 1_a.sql'
        value("select count(*) from information_schema.columns where table_name = 't'") == 2
        events*.event().findAll { it instanceof Event.Noticed }*.severity().contains('LOCK')
    }

    def 'a lock that stays is a failure in the end'() {
        given:
        sql 'create table t(a int)'
        files '1_a.sql': 'alter table t add b int;'

        when:
        def report = whileLocked('select from t') { migrate('', 'impatient') }

        then:
        state(report) == FAILED
        message(report).contains('canceling statement due to lock timeout (SQLSTATE 55P03)')
        events*.event().findAll { it instanceof Event.Noticed }.size() == 1
    }

    def 'the time of the step is all that its files have together, whatever they set: #what'() {
        given:
        files(contents)

        when:
        def report = migrate('timeout 500.ms')

        then:
        state(report) == FAILED
        message(report).contains('the time of the step is over (SQLSTATE 57014)')
        backends('pg_sleep').empty
        value("select to_regclass('slow')") == null

        where:
        what                   | contents
        'one long statement'   | ['1_a.sql': 'create table slow(); select pg_sleep(60);']
        'many short ones'      | ['1_a.sql': 'create table slow();' + 'select pg_sleep(0.05);' * 60]
        'limits of its own'    | ['1_a.sql': 'create table slow(); set statement_timeout = 0; select pg_sleep(60);']
        'several files'        | ['1_a.sql': 'select pg_sleep(0.3);', '2_b.sql': 'create table slow(); select pg_sleep(0.3);']
    }

    def 'locks are not waited for beyond the time of the step'() {
        given:
        sql 'create table t(a int)'
        files '1_a.sql': 'alter table t add b int;'

        when:
        def report = whileLocked('select from t') { migrate('timeout 700.ms', 'quick') }

        then:
        message(report).contains('the time of the step is over')
    }

    def 'what the server said for people is passed on: #said'() {
        given:
        files '1_a.sql': "do 'begin raise $said; end';"

        when:
        def report = migrate()

        then:
        state(report) == WARNED
        message(report) == 'applied 1_a.sql; the server warned, see notices.txt'

        where:
        said << ["warning ''this takes long''", "notice ''✗ 3 rows without a tenant''"]
    }

    def 'a history that writes versions in another way goes on as it began'() {
        given:
        sql "create table schema_migrations(version text primary key)", "insert into schema_migrations values ('1_a')"
        files '1_a.sql': 'create table a();', '2_b.sql': 'create table b();'

        expect:
        message(migrate()) == 'applied 2_b.sql'
        query('select version from schema_migrations order by 1').rows() == [['1_a'], ['2_b']]
        message(migrate()) == 'nothing was pending'
    }

    private void nothingIsLeft() {
        assert value("select to_regclass('p')") == null
        assert value('select count(*) from schema_migrations') == 0
        assert value('select count(*) from gonogo.receipt') == 0
    }

    private void files(Map<String, String> contents) {
        contents.each { name, content ->
            content == null ? folder.resolve("book/migrations/$name").toFile().delete() : file("migrations/$name", content)
        }
    }

    private Report migrate(String words = '', String target = 'db') {
        task "migrate { $words }", MIGRATIONS + '''
            target('quick') { url secret('SPEC_DB'); lockTimeout 300.ms; retryLocks 20 }
            target('impatient') { url secret('SPEC_DB'); lockTimeout 50.ms; retryLocks 1 }
        '''
        run(RunRequest.on(target))
    }

    private static state(Report report) {
        step(report, 'T-1/migrate').state()
    }

    private static String message(Report report) {
        step(report, 'T-1/migrate').message()
    }

    private static long milliseconds(Closure<?> body) {
        def begun = System.nanoTime()
        body.call()
        (System.nanoTime() - begun).intdiv(1_000_000)
    }
}

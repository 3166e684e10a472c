package dev.gonogo.cli.console

import dev.gonogo.trail.Event
import dev.gonogo.trail.Verdict
import spock.lang.Timeout

import java.nio.file.Files
import java.util.concurrent.CompletionException

import static dev.gonogo.trail.StepState.PASSED

/** What a person does beside the steps: asking and changing the target, files, and sessions that are in the way. */
@Timeout(300)
class ConsoleSqlSpec extends ConsoleSpecification {

    def 'sql reads, is completed, shown as a table, and cannot write; sql! writes after a word, and the run is NO-GO'() {
        given:
        sql 'create table city(id int, name text)', "insert into city values (1, 'Köln'), (200, null), (3, '東京')"
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        startRun()

        when:
        seat.send('sql select * from cit')
        seat.press('tab')
        seat.sees('from city')
        seat.type(' order by id')

        then:
        seat.sees(~/(?m)^id   name\n---  ----\n  1  Köln\n  3  東京\n200  ∅\n3 rows/)

        when:
        seat.type('sql delete from city')

        then:
        seat.sees('cannot execute DELETE in a read-only transaction')

        when:
        seat.type('sql commit; delete from city')

        then:
        seat.sees('this is 2 statements; type one at a time')

        when:
        seat.type('sql! delete from city where id = 1')
        seat.sees('type `db` >')
        seat.type('yes')

        then:
        seat.sees('nothing was written')
        value('select count(*) from city') == 3

        when:
        seat.type('sql! delete from city where id = 1')
        seat.sees(~/(?s)nothing was written.*type `db` >/)
        seat.type('db')
        seat.sees(~/(?m)^done$/)
        seat.type('go')

        then:
        seat.exitStatus() == 1
        value('select count(*) from city') == 2
        report().verdict() == Verdict.Decided.NO_GO
        report().overrides() == ['ana wrote at the console: delete from city where id = 1']
        journal().findAll { it instanceof Event.ConsoleSql }.collect { [it.writes(), it.outcome().readLines()[0].take(21)] } ==
                [[false, 'done'], [false, 'cannot execute DELETE'], [true, 'begun'], [true, 'done']]
    }

    def 'many rows come page by page, and watch looks again until Enter'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        startRun()

        when:
        seat.type('sql select * from generate_series(1, 40) n')

        then:
        seat.sees('lines more: Enter, or q >')
        !seat.screen.contains(' 40\n')

        when:
        seat.type('q')
        seat.sees(~/(?m)^P, T-1>$/)
        sql 'create table seen(at int)'
        seat.type('watch select count(*) as seen from seen 1s')
        seat.sees('every 1.0 s; Enter ends it >')
        sql 'insert into seen values (1)'

        then:
        seat.sees(~/(?m)^seen\n----\n   1\n1 row/)

        when:
        seat.type('')
        seat.type('status')

        then:
        seat.sees('done  0 of 1 steps')
    }

    def 'a file of a step that has not run is edited: the difference is recorded, and approvals are asked for again'() {
        given:
        file('sql/make.sql', 'create table it(a int);\n')
        runbook """
            approval('now') { by 'cto' }
            task('T-1', 'a task') { check('one') { query 'select 1'; expect { scalar == 1 } }; sql('make it') { file 'sql/make.sql' } }
        """
        start(environment: [EDITOR: "sed -i s/int/bigint/"], 'run', folder.resolve('book').toString())
        seat.sees('? now')
        seat.type('yes')
        seat.sees('your name [ana] >')
        seat.type('kim')
        seat.sees(~/(?m)^next  T-1\/one/)
        seat.type('next')
        seat.sees(~/(?m)^next  T-1\/make-it/)

        when:
        seat.type('edit T-1/one')

        then:
        seat.sees('`T-1/one` is passed; what was done is not changed afterwards')

        when:
        seat.type('edit make-it')
        seat.sees('+create table it(a bigint);')
        seat.sees('go on with it so? yes/no >')
        seat.type('yes')
        seat.sees('? the runbook was changed since the run began; go on with it as it is now?')
        seat.type('yes')

        then:
        seat.sees(~/(?s)going on.*\? now/)

        when:
        seat.type('yes')
        seat.sees(~/(?s)going on.*your name \[ana\] >/)
        seat.type('kim')
        seat.sees(~/(?s)going on.*\nnext  T-1\/make-it/)
        seat.type('next')

        then:
        seat.exitStatus() == 0
        report().steps()*.state().every { it == PASSED }
        value("select format_type(atttypid, null) from pg_attribute where attrelid = 'it'::regclass and attnum = 1") == 'bigint'
        journal().find { it instanceof Event.FileEdited }.with { [it.step(), it.path(), it.diff().readLines().last()] } ==
                ['T-1/make-it', 'sql/make.sql', '+create table it(a bigint);']
    }

    def 'who is in the way is shown, and cancelled or ended when the number was typed again'() {
        given:
        sql 'create table it(a int)'
        task "sql('change it') { statement 'alter table it add b int' }", "target('slow') { url secret('SPEC_DB'); lockTimeout 1.minute }"
        start('run', folder.resolve('book').toString(), '--target', 'slow')
        seat.sees(~/(?m)^next  T-1/)
        def asleep = holder()
        def idle = holder()
        def sleeping = meanwhile { asleep.session.execute('select pg_sleep(100)') }

        when:
        seat.type('next')

        then:
        seat.sees('WAITING: for AccessExclusiveLock on it')
        seat.sees('1 wait for locks')

        when:
        seat.type('blockers')

        then:
        seat.sees("behind server process $asleep.pid (spec) of role")
        seat.sees("behind server process $idle.pid (spec) of role")

        when:
        seat.type("cancel $idle.pid")
        seat.sees("type $idle.pid again to cancel it >")
        seat.type("$idle.pid")

        then:
        seat.sees("server process $idle.pid runs nothing that could be cancelled")

        when:
        seat.type("cancel $asleep.pid")
        seat.sees("type $asleep.pid again to cancel it >")
        seat.type("$asleep.pid")

        then:
        seat.sees(~/(?m)^cancelled$/)

        when:
        sleeping.join()

        then:
        thrown CompletionException

        when:
        seat.type("terminate $idle.pid")
        seat.sees("type $idle.pid again to end it >")
        seat.type("$idle.pid")

        then:
        seat.exitStatus() == 0
        report().steps()*.state() == [PASSED]
        stopped()[0].startsWith("cancelled by ana: server process $asleep.pid (spec)")
        stopped()[1].startsWith("terminated by ana: server process $idle.pid (spec)")

        cleanup:
        [asleep, idle]*.session*.close()
    }

    /** Somebody whose transaction is in the way. */
    private Map<String, ?> holder() {
        def session = database.open()
        session.begin()
        session.execute('lock table it in share mode')
        [session: session, pid: session.query('select pg_backend_pid()').single()]
    }

    private List<String> stopped() {
        journal().findAll { it instanceof Event.Noticed && it.severity() == 'STOPPED' }*.text()
    }
}

package dev.gonogo.cli.console

import dev.gonogo.SharedServer
import dev.gonogo.trail.Event
import spock.lang.Timeout

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING

/** The console on terminals of all kinds, and a second terminal beside it. */
@Timeout(300)
class TerminalsSpec extends ConsoleSpecification {

    static final String TWO = """
        check('変更の前に') { query 'select 1'; expect { scalar == 1 } }
        check('second') { query 'select 1'; expect { scalar == 1 } }
    """

    def 'a dumb terminal gets lines, and no escape sequence; Ctrl-C and the end of the input are the same there'() {
        given:
        task "$TWO; manual('done') { }; sql('slow') { statement 'select pg_sleep(120)' }; check('later') { query 'select 1'; expect { scalar == 1 } }"
        startRun(environment: [TERM: 'dumb'])

        when:
        seat.type('go')
        seat.sees('yes/no> ')
        seat.type('status')
        seat.sees('done  2 of 5 steps')
        seat.type('yes')
        seat.sees(~/(?ms)^next  T-1\/slow\b.*^\S.*T-1>$/)
        seat.type('next')
        awaitStatement('pg_sleep')
        seat.press('Ctrl-C')
        seat.sees('paused: `T-1/slow` runs to its end')
        assert (1..10).every { backends('pg_sleep') }
        seat.press('Ctrl-C')
        seat.sees('retry/hold/abort> ')
        seat.press('Ctrl-D')

        then:
        seat.exitStatus() in [1, 130]
        report().steps()*.state()[2, 4] == [PASSED, PENDING]
        !seat.all.contains('\u001b')
    }

    def 'without Unicode all marks are ASCII'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        startRun(environment: [LANG: 'C', LC_ALL: 'C'])

        when:
        seat.type('plan')
        seat.sees('check     one')
        seat.type('go')

        then:
        seat.exitStatus() == 0
        !(seat.screen =~ /[^\x00-\x7f]/).find()
        !seat.all.contains('\u001b[32m')
    }

    def 'wide characters keep their columns; the loss of the terminal before a step holds the run'() {
        given:
        sql 'create table city(name text, n int)', "insert into city values ('東京', 1), ('Oslo', 2)"
        task TWO
        startRun(columns: 40, rows: 20)

        when:
        seat.type('sql select name, n from city order by n')

        then:
        seat.sees(~/(?m)^name  n\n----  -\n東京  1\nOslo  2/)

        when:
        "kill -HUP $seat.pid".execute().waitFor()

        then:
        seat.exitStatus() in [3, 130]
        report().steps()*.state() == [PENDING, PENDING]
        journal().any { it instanceof Event.RunHeld }
    }

    def 'another terminal follows, read-only, and cannot go on with what this one carries out'() {
        given:
        task TWO
        startRun()
        def second = Seat.start(folder, [:], ['status', '--follow', '--home', folder.resolve('home').toString()])
        def third = Seat.start(folder, [SPEC_DB: SharedServer.url(database)], ['resume', '--home', folder.resolve('home').toString()])

        expect:
        third.exitStatus() == 2
        third.saw('is being carried out by another process')
        third.saw('--follow`')
        !third.all.contains('is held')
        second.sees('run 2')

        when:
        seat.type('next')

        then:
        second.sees('✓ check 変更の前に')

        when:
        seat.type('go')

        then:
        seat.exitStatus() == 0
        second.exitStatus() == 0
        second.screen.contains('GO')
        report().steps()*.state() == [PASSED, PASSED]

        cleanup:
        [second, third]*.close()
    }

    def 'the poll: roles answer in order, with a reason, on one screen, in colours unless NO_COLOR is set'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }", "decision { poll 'dba', 'cto' }"
        startRun(environment: [NO_COLOR: ''])
        seat.type('go')
        seat.sees(~/(?m)^  → dba +is asked now\n +cto/)

        when:
        seat.type('go')
        seat.sees('why >')
        seat.type('all checks are green')
        seat.sees('your name [ana] >')
        seat.type('')

        then:
        seat.sees(~/(?m)^ +dba +go     ana: all checks are green\n  → cto +is asked now/)

        when:
        seat.type('no-go the night is over')
        seat.sees(~/(?s)asked now.*your name \[ana\] >.*your name \[ana\] >/)
        seat.type('kim')

        then:
        seat.exitStatus() == 1
        report().poll().collect { [it.role(), it.as(), it.answer(), it.note()] } ==
                [['dba', 'ana', 'go', 'all checks are green'], ['cto', 'kim', 'no-go', 'the night is over']]
        seat.all.contains('\u001b[32m✓')
    }
}

package dev.gonogo.cli.console

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

    def 'a dumb terminal gets lines, and no escape sequence'() {
        given:
        task "$TWO; manual('done') { }"
        startRun(environment: [TERM: 'dumb'])

        when:
        seat.type('go')
        seat.sees('yes/no> ')
        seat.type('status')
        seat.sees('done  2 of 3 steps')
        seat.type('yes')

        then:
        seat.exitStatus() == 0
        !seat.all.contains('\u001b')
    }

    def 'Ctrl-C and the end of the input on a dumb terminal'() {
        given:
        task "sql('slow') { statement 'select pg_sleep(120)' }; $TWO"
        startRun(environment: [TERM: 'dumb'])
        seat.type('next')
        awaitStatement('pg_sleep')

        when:
        seat.press('Ctrl-C')
        seat.sees('paused: `T-1/slow` runs to its end')
        seat.press('Ctrl-C')
        seat.sees('retry/hold/abort> ')
        seat.press('Ctrl-D')

        then:
        seat.exitStatus() in [1, 130]
        report().steps()*.state().drop(1) == [PENDING, PENDING]
    }

    def 'without Unicode all marks are ASCII; colours come unless NO_COLOR is set'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        startRun(environment: environment)

        when:
        seat.type('plan')
        seat.sees('check     one')
        seat.type('go')

        then:
        seat.exitStatus() == 0
        !(seat.screen =~ /[^\x00-\x7f]/).find() == ascii
        seat.all.contains('\u001b[32m') == colours

        where:
        environment                    || ascii | colours
        [LANG: 'C', LC_ALL: 'C']       || true  | false
        [NO_COLOR: '']                 || false | true
    }

    def 'wide characters keep their columns'() {
        given:
        sql 'create table city(name text, n int)', "insert into city values ('東京', 1), ('Oslo', 2)"
        task TWO
        startRun(columns: 40, rows: 20)

        when:
        seat.type('sql select name, n from city order by n')

        then:
        seat.sees(~/(?m)^name  n\n----  -\n東京  1\nOslo  2/)
    }

    def 'another terminal follows, read-only'() {
        given:
        task TWO
        startRun()
        def second = Seat.start(folder, [:], ['status', '--follow', '--home', folder.resolve('home').toString()])
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
        second.close()
    }

    def 'a second process does not go on with a run that this one carries out'() {
        given:
        task TWO
        startRun()
        seat.type('status')
        seat.sees('done  0 of 2 steps')

        when:
        def second = Seat.start(folder, [SPEC_DB: dev.gonogo.SharedServer.url(database)], ['resume', '--home', folder.resolve('home').toString()])

        then:
        second.exitStatus() == 2
        second.saw('is being carried out by another process')
        !second.all.contains('is held')

        when:
        seat.type('go')

        then:
        seat.exitStatus() == 0

        cleanup:
        second.close()
    }

    def 'the poll: roles answer in order, with a reason, on one screen'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }", "decision { poll 'dba', 'cto' }"
        startRun()
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
    }
}

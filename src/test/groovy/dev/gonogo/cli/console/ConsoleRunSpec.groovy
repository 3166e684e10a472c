package dev.gonogo.cli.console

import dev.gonogo.trail.Event
import dev.gonogo.trail.Verdict
import spock.lang.Timeout

import static dev.gonogo.trail.StepState.*

/** A run that a person leads at a terminal. */
@Timeout(300)
class ConsoleRunSpec extends ConsoleSpecification {

    def 'step by step, to a GO'() {
        given:
        task """
            sql('make it') { statement 'create table it(a int)' }
            check('it is empty') { query 'select count(*) from it'; expect { scalar == 0 } }
            manual('Dashboard is open') { instructions 'Open it.' }
        """

        when:
        startRun()

        then:
        seat.screen.contains('next  T-1/make-it  sql make it')
        seat.screen.contains("CHANGES db: database ${database.address().jdbcUrl().replaceFirst('.*/', '')} as")
        value("select to_regclass('it')") == null

        when:
        seat.type('next')

        then:
        seat.sees('✓ sql make it')
        seat.sees('next  T-1/it-is-empty')

        when:
        seat.type('go')

        then:
        seat.sees('? Dashboard is open')
        seat.sees('yes/no>')

        when:
        seat.type('yes tab open')

        then:
        seat.exitStatus() == 0
        seat.screen.contains('GO')
        report().verdict() == Verdict.Decided.GO
        journal().find { it instanceof Event.Answered }.with { [it.as(), it.answer(), it.note(), it.scripted()] } == ['ana', 'yes', 'tab open', false]
    }

    def 'words, ids and answers are completed'() {
        given:
        task "check('first one') { query 'select 1'; expect { scalar == 1 } }; manual('second') { }"
        startRun()

        when:
        seat.send('sta')
        seat.press('tab')

        then:
        seat.sees('> status')

        when:
        seat.type('')
        seat.sees(~/done  0 of 2 steps/)
        seat.send('why T-1/f')
        seat.press('tab')

        then:
        seat.sees('> why T-1/first-one')

        when:
        seat.type('')

        then:
        seat.sees('T-1/first-one is pending')
    }

    def 'what failed is shown, skip is refused where the runbook does not allow it, and a retry passes'() {
        given:
        sql 'create table wanted(a int)'
        task "check('there is one') { query 'select count(*) from wanted'; expect { scalar == 1 } }"
        startRun()

        when:
        seat.type('next')

        then:
        seat.sees('did not pass')
        seat.sees('retry/hold/abort>')

        when:
        seat.type('skip I want to go home')

        then:
        seat.sees('`T-1/there-is-one` cannot be skipped: the runbook does not say `skippable()` of it')

        when:
        sql 'insert into wanted values (1)'
        seat.type('retry')

        then:
        seat.exitStatus() == 0
        states() == ['T-1/there-is-one': PASSED]
        report().steps()[0].attempts() == 2
    }

    def 'before a step: skip and jump where the runbook allows, with a reason'() {
        given:
        task """
            check('one') { query 'select 1'; expect { scalar == 1 }; skippable() }
            check('two') { query 'select 1'; expect { scalar == 1 }; skippable() }
            check('three') { query 'select 1'; expect { scalar == 1 } }
            check('four') { query 'select 1'; expect { scalar == 1 } }
        """
        startRun()

        when:
        seat.type('jump T-1/four no time')

        then:
        seat.sees('`T-1/three` cannot be skipped')

        when:
        seat.type('jump three')
        seat.sees('why >')
        seat.type('no time')
        seat.sees('next  T-1/three')
        seat.type('go')

        then:
        seat.exitStatus() == 1
        states() == ['T-1/one': SKIPPED_BY_OPERATOR, 'T-1/two': SKIPPED_BY_OPERATOR, 'T-1/three': PASSED, 'T-1/four': PASSED]
        report().steps()[0].message() == 'skipped by ana: no time'
    }

    def 'hold, resume, roll back'() {
        given:
        task """
            sql('make it') { statement 'create table it(a int)' }
            check('later') { query 'select 1'; expect { scalar == 1 } }
        """, "rollback { option('A') { sql('drop it') { statement 'drop table it'; allowLoss 'table public.it' } } }"
        startRun()
        seat.type('next')
        seat.sees('next  T-1/later')

        when:
        seat.type('hold for the night')

        then:
        seat.exitStatus() == 3
        report().endedBecause() == 'stopped before `T-1/later` by ana: for the night'

        when:
        start('resume')

        then:
        seat.sees('next  T-1/later')

        when:
        seat.type('rollback it is wrong')

        then:
        seat.exitStatus() == 1
        report().ended() == 'rolled-back'
        value("select to_regclass('it')") == null
    }

    def 'Ctrl-C pauses, again cancels the statement, and a person decides'() {
        given:
        task """
            sql('slow') { statement 'select pg_sleep(120)' }
            check('later') { query 'select 1'; expect { scalar == 1 } }
        """
        startRun()
        seat.type('go')
        awaitStatement('pg_sleep')

        when:
        seat.press('Ctrl-C')

        then:
        seat.sees('paused: `T-1/slow` runs to its end')
        backends('pg_sleep')

        when:
        seat.press('Ctrl-C')

        then:
        seat.sees('cancelling `T-1/slow`')
        seat.sees('retry/hold/abort>')
        !backends('pg_sleep')

        when:
        seat.type('abort it takes too long')

        then:
        seat.exitStatus() == 1
        states() == ['T-1/slow': FAILED, 'T-1/later': PENDING]
        report().endedBecause().endsWith('aborted by ana: it takes too long')
    }

    def 'the end of the input and the loss of the terminal hold the run'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }"
        startRun()

        when:
        if (lost) {
            "kill -HUP $seat.pid".execute().waitFor()
        } else {
            seat.press('Ctrl-D')
        }

        then:
        seat.exitStatus() in [3, 130]
        states() == ['T-1/one': PENDING]
        journal().any { it instanceof Event.RunHeld }

        where:
        lost << [false, true]
    }

    def 'plan, why, show and note'() {
        given:
        task """
            check('one') { query 'select 41 + 1'; expect { scalar == 42 } }
            sql('two') { statement 'create table it(a int)' }
        """
        startRun()
        seat.type('next')
        seat.sees('next  T-1/two')

        when:
        seat.type('plan')

        then:
        seat.sees(~/✓   check     one/)
        seat.sees(~/→ · ! sql       two/)

        when:
        seat.type('show one')

        then:
        seat.sees('42')

        when:
        seat.type("note don't forget the dashboard")

        then:
        seat.sees('noted')
        journal().find { it instanceof Event.Noted }.text() == "don't forget the dashboard"

        when:
        seat.type('nxt')

        then:
        seat.sees('there is no command `nxt`')
        seat.sees('did you mean `next`?')
    }

    def 'the screen may change its size'() {
        given:
        task "check('one') { query 'select 1'; expect { scalar == 1 } }; check('two') { query 'select 1'; expect { scalar == 1 } }"
        startRun()

        when:
        seat.resize(100, 30)
        seat.type('next')

        then:
        seat.sees('next  T-1/two')
        seat.sees(~/(?m)^ P, T-1 · 1\/2 · db · \d+\/\d+ conns · \d\d:\d\d:\d\d/)
        seat.screen.readLines().findIndexOf { it.startsWith(' P, T-1 · 1/2') } == 28
    }
}

package dev.gonogo.cli.console

import dev.gonogo.trail.Event
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.Verdict
import spock.lang.Timeout

import java.nio.file.Files

import static dev.gonogo.trail.StepState.*

/** A run that a person leads at a terminal. */
@Timeout(300)
class ConsoleRunSpec extends ConsoleSpecification {

    def 'step by step, to a GO: what is typed is completed; plan, why, show, note and report tell; the screen may change its size'() {
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

        when: 'Tab completes commands and steps'
        seat.send('sta')
        seat.press('tab')
        seat.sees('> status')
        seat.type('')
        seat.sees(~/done  0 of 3 steps/)
        seat.send('why T-1/ma')
        seat.press('tab')
        seat.sees('> why T-1/make-it')
        seat.type('')

        then:
        seat.sees('T-1/make-it is pending')

        when: 'the screen grows, and somebody types at once'
        seat.resize(100, 30)
        seat.type('next')

        then:
        seat.sees('✓ sql make it')
        seat.sees('next  T-1/it-is-empty')
        seat.sees(~/(?m)^P, T-1>$/)
        seat.sees(~/(?m)^ P, T-1 · 1\/3 · db · \d+\/\d+ conns · \d\d:\d\d:\d\d\n waits for `next`$/)
        seat.screen.readLines().findIndexOf { it.startsWith(' P, T-1 · 1/3') } == 28

        when: 'it shrinks again'
        seat.resize(70, 23)
        seat.type('nxt')

        then:
        seat.sees('did you mean `next`?')
        seat.sees(~/(?m)^P, T-1>$/)
        seat.sees(~/(?m)^ P, T-1 · 1\/3 · db · \d+\/\d+ conns · \d\d:\d\d:\d\d\n waits for `next`$/)
        seat.screen.readLines().size() == 23

        when:
        seat.type('next')
        seat.sees('? Dashboard is open')
        seat.sees(~/(?m)^yes\/no>$/)
        seat.type('plan')

        then:
        seat.sees(~/✓   check     it is empty/)
        seat.sees(~/→ ▸   manual    Dashboard is open  running/)

        when:
        seat.type('show it-is-empty')

        then:
        seat.sees('scalar == 0')

        when:
        seat.type(":note don't forget the dashboard")

        then:
        seat.sees('noted')
        journal().find { it instanceof Event.Noted }.text() == "don't forget the dashboard"

        when:
        seat.type('report')

        then:
        seat.sees('NOT DECIDED so far')
        Files.size(RunFolder.newest(folder.resolve('home/runs')).get().report('html')) > 0

        when:
        seat.type('yes tab open')

        then:
        seat.exitStatus() == 0
        seat.screen.contains('GO')
        report().verdict() == Verdict.Decided.GO
        journal().find { it instanceof Event.Answered }.with { [it.as(), it.answer(), it.note(), it.scripted()] } == ['ana', 'yes', 'tab open', false]
    }

    def 'before a step: jump where the runbook allows, with a reason; behind one that failed: skip is refused, a retry passes, abort ends'() {
        given:
        sql 'create table wanted(a int)'
        task """
            check('one') { query 'select 1'; expect { scalar == 1 }; skippable() }
            check('two') { query 'select 1'; expect { scalar == 1 }; skippable() }
            check('there is one') { query 'select count(*) from wanted'; expect { scalar == 1 } }
            check('four') { query 'select count(*) from wanted'; expect { scalar == 2 } }
        """
        startRun()

        when:
        seat.type('jump T-1/four no time')

        then:
        seat.sees('`T-1/there-is-one` cannot be skipped')

        when:
        seat.type('jump there-is-one')
        seat.sees('why >')
        seat.type('no time')
        seat.sees('next  T-1/there-is-one')
        seat.type('go')

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
        seat.sees('next  T-1/four')
        seat.type('next')
        seat.sees(~/(?s)`T-1\/four` did not pass.*retry\/hold\/abort>/)
        seat.type('abort it takes too long')

        then:
        seat.exitStatus() == 1
        states() == ['T-1/one': SKIPPED_BY_OPERATOR, 'T-1/two': SKIPPED_BY_OPERATOR, 'T-1/there-is-one': PASSED, 'T-1/four': FAILED]
        report().steps()[0].message() == 'skipped by ana: no time'
        report().steps()[2].attempts() == 2
        report().endedBecause().endsWith('aborted by ana: it takes too long')
    }

    def 'hold, resume, and roll back from the question what to do about a failure'() {
        given:
        task """
            sql('make it') { statement 'create table it(a int)' }
            check('it is full') { query 'select count(*) from it'; expect { scalar == 1 } }
        """, "rollback { option('A') { sql('drop it') { statement 'drop table it'; allowLoss 'table public.it' } } }"
        startRun()
        seat.type('next')
        seat.sees('next  T-1/it-is-full')

        when:
        seat.type('hold for the night')

        then:
        seat.exitStatus() == 3
        report().endedBecause() == 'stopped before `T-1/it-is-full` by ana: for the night'

        when:
        start('resume')
        seat.sees(~/(?m)^next  T-1\/it-is-full/)
        seat.type('go')
        seat.sees('retry/roll back/hold/abort>')
        seat.type('roll back it stays empty')

        then: 'the screen tells which way, each step of it, and the verdict'
        seat.exitStatus() == 1
        seat.sees(~/(?ms)^rolling back by A, because .*^Rollback\n.*✓ sql drop it.*^NO-GO/)
        report().ended() == 'rolled-back'
        value("select to_regclass('it')") == null
    }

    def 'a terminal that is closed while a step runs: the step ends, the run is held, and is gone on with'() {
        given:
        sql 'create table busy(a int)'
        task """
            sql('slow') { statement 'insert into busy values (1)' }
            check('later') { query 'select 1'; expect { scalar == 1 } }
        """, "target('patient') { url secret('SPEC_DB'); lockTimeout 1.minute }; rollback { option('A') { sql('take it out') { statement 'delete from busy' } } }"

        when:
        whileLocked('lock table busy') {
            start('run', folder.resolve('book').toString(), '--target', 'patient')
            seat.sees(~/(?m)^next  T-1/)
            seat.type('go')
            awaitStatement('insert into busy')
            seat.hangUp()
        }

        then:
        seat.exitStatus() == 130
        states() == ['T-1/slow': PASSED, 'T-1/later': PENDING]
        value('select count(*) from busy') == 1
        journal().any { it instanceof Event.RunHeld }

        when:
        start('resume')
        seat.sees(~/(?m)^next  T-1\/later/)
        seat.type('rollback it is wrong')

        then:
        seat.exitStatus() == 1
        report().ended() == 'rolled-back'
        value('select count(*) from busy') == 0
    }

    def 'Ctrl-C pauses, again cancels the statement, and a person decides; Ctrl-D leaves'() {
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
        (1..10).every { backends('pg_sleep') }
        !seat.everything.contains('cancelling')

        when:
        seat.press('Ctrl-C')

        then:
        seat.sees('cancelling `T-1/slow`')
        seat.sees(~/(?m)^retry\/hold\/abort>$/)
        !backends('pg_sleep')

        when:
        seat.type('retry')
        awaitStatement('pg_sleep')
        seat.press('Ctrl-D')

        then:
        seat.sees('nobody is at the console any more: the run is held after `T-1/slow`')
        backends('pg_sleep')

        when: 'the statement comes to its end'
        database.open().withCloseable { session -> backends('pg_sleep').each { session.query("select pg_cancel_backend($it)") } }

        then:
        seat.exitStatus() == 130
        states() == ['T-1/slow': FAILED, 'T-1/later': PENDING]
        !journal().any { it instanceof Event.RunFinished }
    }
}

package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedMode
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunRecord
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.nio.file.Path

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** A mode that is switched on, and off again however the run ends. The file `mode` in the runbook's folder is the mode. */
class DuringSpec extends ResumedSpecification {

    static final Closure<Boolean> NEVER = { false }

    def setup() {
        sql 'create table t(a int)'
        book()
    }

    /** Every line of `mode` is one switching. */
    private void book(String work = "sql('work') { statement 'insert into t values (1)' }", String words = '', String off = 'echo off >> mode', String more = '') {
        file('runbook.groovy', """\
runbook('spec') {
  role 'dba', 'Database Admin'
  target('db') { url secret('SPEC_DB'); retryLocks 1; backups CLONE }
  phase('Before') { task('T-0', 'look') { check('there') { query 'select 1'; expect { scalar == 1 } } } }
  during('maintenance mode') {
    $words
    before { command('on') { shell 'echo on >> mode' } }
    after { command('off') { shell '$off' } }
    phase('Within') {
      task('T-1', 'work') {
        $work
        rollback { sql('undo') { statement 'delete from t' } }
      }
    }
    phase('Still within') { task('T-2', 'look again') { check('mode') { shell 'test "\$(tail -n 1 mode)" = on' } } }
  }
  phase('Behind') { task('T-3', 'use') { check('mode is off') { shell 'test "\$(tail -n 1 mode)" = off' } } }
  $more
}
""")
    }

    def 'it is on within its phases, and off behind them'() {
        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps()*.id() == ['T-0/there', 'maintenance-mode/on', 'T-1/work', 'T-2/mode', 'maintenance-mode/off', 'T-3/mode-is-off']
        switchings() == ['on', 'off']
        report.modes()*.on() == [false]
        report.criteria().find { it.name() == 'modes are switched off again' }.met()
    }

    def 'it is off again when a step fails, and on again when the run is gone on with'() {
        given:
        book("check('later') { shell 'test -e ready' }")

        when:
        def report = run()

        then:
        step(report, 'T-1/later').state() == FAILED
        report.ended() == 'stopped'
        switchings() == ['on', 'off']
        !report.modes()[0].on()

        when:
        file('ready', '')
        def resumed = resume()

        then:
        resumed.verdict() == Verdict.Decided.GO
        switchings() == ['on', 'off', 'on', 'off']
    }

    def 'it is off again when nobody answers, and when somebody interrupts'() {
        given:
        book("manual('ready') { }")

        when:
        def report = run()

        then:
        report.ended() == 'waiting'
        switchings() == ['on', 'off']

        when:
        def interruption = new Interruption()
        def prompt = { Question question -> interruption.request(); Optional.of(new Answer('ana', '', 'yes', '', false)) } as Prompt
        gonogo().run(compiled(), new RunRequest(Optional.of('db'), Optional.empty(), Optional.empty(), 'ana', interruption), prompt, {} as Printer)

        then:
        newestReport().ended() == 'interrupted'
        switchings() == ['on', 'off', 'on', 'off']
    }

    def 'it is on while the run is taken back, and off behind that'() {
        given:
        book('''
            sql('work') { statement 'insert into t values (1)' }
            check('wrong') { query 'select 1'; expect { scalar == 2 } }
        ''', '', 'echo off >> mode', '''
            rollback { when { checkFails() }
                option('A') { sql('delete') { statement 'delete from t' }; check('in the mode') { shell 'test "$(tail -n 1 mode)" = on' } }
            }''')

        when:
        def report = run()

        then: 'a switch needs no way back of its own'
        report.ended() == 'rolled-back'
        report.endedBecause().contains("rolled back by the tasks' own rollbacks")
        value('select count(*) from t') == 0
        switchings() == ['on', 'off']

        and: 'days later it is switched on for it'
        Files.delete(folder.resolve('book/mode'))
        book()
        run().verdict() == Verdict.Decided.GO
        rollBack().ended() == 'rolled-back'
        switchings() == ['on', 'off', 'on', 'off']
    }

    def 'what SQL switches is switched each time, although its receipts say that it is done'() {
        given:
        sql 'create table switched(n serial, what text)'
        book("sql('work') { statement 'insert into t values (1)' }\ncheck('later') { shell 'test -e ready' }")
        def text = folder.resolve('book/runbook.groovy')
        Files.writeString(text, Files.readString(text)
                .replace("command('on') { shell 'echo on >> mode' }", "sql('on') { statement \"insert into switched(what) values ('on')\" }")
                .replace("command('off') { shell 'echo off >> mode' }", "sql('off') { statement \"insert into switched(what) values ('off')\" }")
                .replaceAll(/check\('mode.*?\) \{ shell .*? \}/, "check('t') { query 'select count(*) from t'; expect { scalar == 1 } }"))
        run().ended() == 'stopped'
        file('ready', '')

        when:
        def resumed = resume()
        def back = rollBack()

        then:
        resumed.verdict() == Verdict.Decided.GO
        back.ended() == 'rolled-back'
        value("select string_agg(what, ' ' order by n) from switched") == 'on off on off on off'
    }

    def 'it is off after a process was killed #when, and the run was gone on with'() {
        given:
        killed(at)

        expect: 'while it is dead, the status tells'
        mode().on() == on

        when:
        def report = resume()

        then:
        switchings().last() == 'off'
        report.steps().findAll { it.id() != 'maintenance-mode/on' && it.id() != 'maintenance-mode/off' }*.state().every { it == PASSED }
        !report.modes()[0].on()

        where:
        when                        | at                                                 || on
        'before it was on'          | { isFinished(it, 'T-0/there') }                    || false
        'while it was switched on'  | { isStarted(it, 'maintenance-mode/on') }           || true
        'within'                    | { isStarted(it, 'T-1/work') }                      || true
        'while it was switched off' | { isStarted(it, 'maintenance-mode/off') }          || true
        'behind it'                 | { isFinished(it, 'maintenance-mode/off') }         || false
    }

    def 'it is off after a process was killed while it went back'() {
        given:
        book('''
            sql('work') { statement 'insert into t values (1)' }
            check('wrong') { query 'select 1'; expect { scalar == 2 } }
        ''', '', 'echo off >> mode', "rollback { when { checkFails() }; option('A') { sql('delete') { statement 'delete from t' } } }")
        killed { it instanceof Event.RollbackStarted }

        expect:
        mode().on()
        resume().ended() == 'rolled-back'
        switchings() == ['on', 'off']
        !mode().on()
    }

    def 'when it cannot be switched off, that is said everywhere, and tried again'() {
        given:
        book("sql('work') { statement 'insert into t values (1)' }", '', 'test -e allowed && echo off >> mode')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.modes()[0].on()
        report.endedBecause().contains('`maintenance mode` is STILL ON: `maintenance-mode/off` failed: exit status 1, wanted is 0')
        report.reasons().any { it.startsWith('`maintenance mode` is on since 2026-03-04T') }
        gonogoStatus() =~ /(?m)^ON +maintenance mode, since 2026-03-04T/
        Files.readString(newest().path().resolve('report.md')).contains('> - maintenance mode, since 4 Mar 2026, 10:00:00 UTC')
        Files.readString(newest().path().resolve('report.html')).contains('Still switched on')

        when:
        file('allowed', '')

        then:
        resume().verdict() == Verdict.Decided.GO
        switchings() == ['on', 'off']
        gonogoStatus() =~ /(?m)^off +maintenance mode, since 2026-03-04T/
    }

    def 'one that says so stays on while the run is held'() {
        given:
        book("check('later') { shell 'test -e ready' }", 'staysOnWhileHeld()')

        when:
        def report = run()

        then:
        report.modes()[0].on()
        switchings() == ['on']
        events*.event().any { it instanceof Event.Noticed && it.text() == '`maintenance mode` stays on while the run is held' }

        when:
        file('ready', '')

        then:
        resume().verdict() == Verdict.Decided.GO
        switchings() == ['on', 'off']
    }

    def 'one that was never reached is never switched'() {
        given:
        edit('scalar == 1', 'scalar == 2')

        when:
        def report = run()

        then:
        switchings() == []
        report.modes()[0].since() == null
    }

    private List<String> switchings() {
        def file = folder.resolve('book/mode')
        Files.exists(file) ? Files.readAllLines(file) : []
    }

    private RecordedMode mode() {
        RecordedMode.of(RunRecord.read(newest()))[0]
    }

    private Report newestReport() {
        Report.of(newest())
    }

    private String gonogoStatus() {
        def out = new ByteArrayOutputStream()
        new CommandLineProgram(new PrintStream(out), System.err, [:]).run('status', '--home', folder.resolve('home').toString())
        out.toString('UTF-8')
    }
}

package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.ResumedSpecification
import dev.gonogo.ResumeRequest
import dev.gonogo.RunOver
import dev.gonogo.RunRequest
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.IN_DOUBT
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.ROLLBACK_FAILED
import static dev.gonogo.trail.StepState.ROLLED_BACK
import static dev.gonogo.trail.StepState.WARNED

/** Ways back that are killed, that fail, and that other processes go on with. */
class UnfinishedRollbackSpec extends ResumedSpecification {

    static final String DROP_A = "sql('drop a') { statement 'drop table a; insert into log values (1)'; allowLoss 'table public.a' }"

    def setup() {
        sql 'create table log(what int)'
    }

    def 'wherever the way back was killed, it is gone on with, and nothing of it is done twice: #at'() {
        given:
        twoTasks()
        run()
        killed(at, { printer -> rollBackWith(printer) })

        when:
        def report = next == 'resume' ? resume() : rollBack()

        then:
        report.ended() == 'rolled-back'
        states(report) == ['T-1/a': ROLLED_BACK, 'T-2/b': ROLLED_BACK, 'T-2/m': dev.gonogo.trail.StepState.WAITING]
        query('select what from log order by 1').rows() == [[1], [2]]
        query("select to_regclass('a'), to_regclass('b')").rows() == [[null, null]]
        value('select count(*) from gonogo.receipt where withdrawn_at is null and step in (\'T-1/a\', \'T-2/b\')') == 0
        gonogo().verify(newest()).empty

        when:
        resume()

        then:
        thrown RunOver

        where:
        [at, next] << [[
                { it instanceof Event.RollbackStarted },
                { it instanceof Event.StepStarted && it.step().endsWith('drop-b') },
                { it instanceof Event.StepFinished && it.step().endsWith('drop-b') },
                { it instanceof Event.StepFinished && it.step().endsWith('drop-a') },
                { it instanceof Event.StepFinished && it.step() == 'T-2/b' && it.state() == ROLLED_BACK },
                { it instanceof Event.StepFinished && it.step() == 'T-1/a' && it.state() == ROLLED_BACK },
                { it instanceof Event.RollbackFinished },
        ], ['resume', 'rollback']].combinations()
    }

    def 'a second rollback by the same way does all of it again, also when it is killed at its beginning'() {
        given:
        twoTasks()
        run()
        rollBack('to before task T-2')
        resume()

        when:
        killed({ it instanceof Event.RollbackStarted && recorded().count { it instanceof Event.RollbackStarted } == 2 }, { printer -> rollBackWith(printer, 'to before task T-2') })
        def report = resume()

        then:
        states(report) == ['T-1/a': PASSED, 'T-2/b': ROLLED_BACK, 'T-2/m': dev.gonogo.trail.StepState.WAITING]
        value("select to_regclass('b')") == null
        query('select what from log').rows() == [[2], [2]]
    }

    def 'who said go before a part of the run was taken back is asked again'() {
        given:
        runbook """
            task('T-1', 'one') { sql('a') { statement 'create table a()' }; rollback { $DROP_A } }
            task('T-2', 'two') { sql('b') { statement 'create table b()' }
                                 rollback { sql('drop b') { statement 'drop table b'; allowLoss 'table public.b' } } }
        """, "decision { poll 'dba', 'cto' }"
        run(RunRequest.on('db'), saying('decision/poll-dba': 'go'))
        rollBack('to before task T-2')

        when:
        def report = resume(saying('decision/poll-cto': 'go'))

        then:
        report.poll()*.role() == ['cto']
        report.verdict() == Verdict.Decided.NOT_DECIDED

        and:
        resume(saying('decision/poll-dba': 'go')).verdict() == Verdict.Decided.GO
    }

    def 'a way back that fails is tried again, or another one is taken'() {
        given:
        task "sql('a') { statement 'create table a()' }; manual('m') { }", """rollback {
            option('A') { sql('first') { statement 'insert into log values (7)' }; sql('then') { statement 'drop table nope' } }
            option('B') { $DROP_A } }"""
        run()

        when:
        def failed = rollBack('A')

        then:
        failed.ended() == 'rollback-failed'
        failed.endedBecause().contains('the rollback stopped at `rollback/a/then`')
        states(failed).'T-1/a' == ROLLBACK_FAILED
        states(resume()).'T-1/a' == ROLLBACK_FAILED
        query('select what from log').rows() == [[7]]

        when:
        def report = rollBack('B')

        then:
        report.ended() == 'rolled-back'
        states(report).'T-1/a' == ROLLED_BACK
        report.rollbackSteps().collectEntries { [it.id(), it.state()] } == ['rollback/a/first': PASSED, 'rollback/a/then': FAILED, 'rollback/b/drop-a': PASSED]
        gonogo().verify(newest()).empty
    }

    def 'a completed run is taken back, once'() {
        given:
        task "sql('a') { statement 'create table a()' }", "rollback { option('A') { $DROP_A } }"

        expect:
        run().ended() == 'completed'
        rollBack().with { [it.ended(), it.verdict().name()] } == ['rolled-back', 'NO_GO']
        value("select to_regclass('a')") == null

        when:
        rollBack()

        then:
        thrown RunOver
    }

    def 'a way that is not there is told with those that are, and nothing is written'() {
        given:
        task "sql('a') { statement 'create table a()' }; manual('m') { }", "rollback { option('A') { $DROP_A } }"
        run()
        def before = Files.readString(newest().journal())

        when:
        rollBack('Z')

        then:
        def none = thrown NoWayBack
        none.message == 'there is no way back `Z`\n  hint: there is `A`'
        Files.readString(newest().journal()) == before
    }

    def 'what was running when the process was killed is settled before it is taken back: committed #committed'() {
        given:
        task "sql('a') { statement 'create table a()' }; manual('m') { }", "rollback { option('A') { $DROP_A } }"
        if (committed) {
            run()
            cutAfter { isStarted(it, 'T-1/a') }
        } else {
            killed { isStarted(it, 'T-1/a') }
        }

        when:
        def report = rollBack()

        then:
        report.ended() == 'rolled-back'
        states(report).'T-1/a' == (committed ? ROLLED_BACK : FAILED)
        value("select to_regclass('a')") == null
        value('select count(*) from log') == (committed ? 1 : 0)
        gonogo().verify(newest()).empty

        where:
        committed << [true, false]
    }

    def 'a command in doubt is settled by its verification, else by a person, else not: #verify #answer'() {
        given:
        def done = folder.resolve('done').toFile()
        if (isDone) {
            done.text = ''
        }
        task "command('x') { program 'touch', '$done'; mutates(); ${verify ? "verify { program 'test', '-e', '$done' }" : ''} }"
        killed { isStarted(it, 'T-1/x') }
        def asked = []

        when:
        def report = resume({ Question question ->
            asked << question.step()
            saying('T-1/x/in-doubt': answer).ask(question)
        } as Prompt)

        then:
        states(report).'T-1/x' == state
        asked == questions
        report.verdict().name() == verdict

        where:
        verify | isDone | answer || state    | verdict       | questions
        true   | true   | null   || WARNED   | 'GO'          | []
        true   | false  | null   || FAILED   | 'NO_GO'       | ['T-1/x/failure']
        false  | false  | 'yes'  || WARNED   | 'GO'          | ['T-1/x/in-doubt']
        false  | false  | 'no'   || FAILED   | 'NO_GO'       | ['T-1/x/in-doubt', 'T-1/x/failure']
        false  | false  | null   || IN_DOUBT | 'NOT_DECIDED' | ['T-1/x/in-doubt', 'T-1/x/failure']
    }

    def 'a terminal that breaks while somebody is asked about a doubt leaves it in doubt'() {
        given:
        task "command('x') { program 'true'; mutates(); skippable() }"
        killed { isStarted(it, 'T-1/x') }
        def choices = []

        when:
        def report = resume({ Question question ->
            choices << question.choices()
            throw new IllegalStateException('gone')
        } as Prompt)

        then:
        states(report).'T-1/x' == IN_DOUBT
        choices == [['yes', 'no'], ['retry', 'hold', 'abort']]
        report.ended() == 'stopped'
    }

    def 'a restore in doubt is settled by what it left on the server: switched #switched'() {
        given:
        task """
            backup('before') { prove RESTORED }
            sql('a') { statement 'create table a()' }
            manual('m') { }
        """, "rollback { option('A') { restore 'before' } }"
        run()
        if (switched) {
            rollBack()
            cutBefore { it instanceof Event.StepFinished && it.step().startsWith('rollback/') }
        } else {
            killed({ it instanceof Event.StepStarted && it.step().startsWith('rollback/') }, { printer -> rollBackWith(printer) })
        }

        when:
        def report = resume()

        then:
        report.rollbackSteps()*.state() == [switched ? WARNED : FAILED]
        report.ended() == (switched ? 'rolled-back' : 'rollback-failed')
        switched || resume().ended() == 'rolled-back'
        value("select to_regclass('a')") == null

        where:
        switched << [true, false]
    }

    private void rollBackWith(Printer printer, String way = null) {
        gonogo().rollBack(newest(), Optional.ofNullable(way), 'it must go', ResumeRequest.asBegun(), NOBODY, printer)
    }

    private void twoTasks() {
        runbook """
            task('T-1', 'one') { sql('a') { statement 'create table a()' }
                                 rollback { $DROP_A } }
            task('T-2', 'two') { sql('b') { statement 'create table b()' }
                                 rollback { sql('drop b') { statement 'drop table b; insert into log values (2)'; allowLoss 'table public.b' } }
                                 manual('m') { } }
        """
    }
}

package dev.gonogo

import dev.gonogo.run.Interruption
import dev.gonogo.run.NoWayBack
import dev.gonogo.run.Prompt
import dev.gonogo.run.Question
import dev.gonogo.trail.Event
import dev.gonogo.trail.Verdict

import java.time.Duration

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WAITING

/** What one process was told about a run, and another one has to know. */
class SecondThoughtsSpec extends ResumedSpecification {

    static final BACK = "rollback { sql('back') { statement 'drop table a'; allowLoss 'table public.a' } }"

    def 'what a resume has to do again, the next one still has to'() {
        given:
        runbook """
            task('T-0', 'before') { manual('begin') { } }
            approval('now') { by 'dba' }
            task('T-1', 'one') { manual('m') { } }
        """
        run(RunRequest.on('db'), saying('T-0/begin': 'yes', 'p/now': 'yes'))
        edit "manual('m') { }", "manual('m') { }; manual('n') { }"
        edit "manual('begin') { }", "manual('begin') { }; manual('later') { }"

        when: 'the change is accepted, and the run is held before the approval is asked for'
        resume(saying('run/changes': 'yes'))

        then:
        step(resume(saying('T-0/later': 'yes', 'T-1/m': 'yes', 'T-1/n': 'yes')), 'p/now').state() == WAITING
        resume(saying('p/now': 'yes', 'T-1/m': 'yes', 'T-1/n': 'yes')).verdict() == Verdict.Decided.GO
    }

    def 'an approval that has expired when the run is gone on with is asked for again'() {
        given:
        runbook """
            approval('now') { by 'dba'; validFor 2.hours }
            task('T-1', 'one') { manual('m') { }; sql('a') { statement 'create table a()' } }
        """
        run(RunRequest.on('db'), saying('p/now': 'yes'))
        clock.advance(Duration.ofHours(3))

        expect:
        step(resume(saying('T-1/m': 'yes')), 'p/now').state() == WAITING
        value("select to_regclass('a')") == null
        resume(saying('p/now': 'yes', 'T-1/m': 'yes')).verdict() == Verdict.Decided.GO
    }

    def 'a way back that is not there changes nothing, not even the record'() {
        given:
        task "sql('a') { statement 'create table a()' }; $BACK"
        def report = run()
        edit "create table a()", "create table a() -- as everybody knows"

        when:
        rollBack('by magic')

        then:
        def refused = thrown NoWayBack
        refused.message == "there is no way back `by magic`\n  hint: there is `the tasks' own rollbacks`"
        gonogo().verify(newest()).empty
        dev.gonogo.trail.Report.of(newest()).verdict() == report.verdict()
    }

    def 'an edited comment does not stand in the way of a rollback'() {
        given:
        task "sql('a') { statement 'create table a()' }; $BACK"
        run()
        edit "create table a()", "create table a() -- as everybody knows"

        expect:
        rollBack().ended() == 'rolled-back'
        value("select to_regclass('a')") == null
    }

    def 'changes that are added to a run of looks are guarded as if they had been there'() {
        given:
        task "check('c') { query 'select 1'; expect { scalar == 1 } }; manual('m') { }"
        run()
        sql 'create table precious()'
        edit "manual('m') { }", "manual('m') { }; sql('a') { statement 'create table a()' }; rollback { sql('back') { statement 'drop table a, precious'; allowLoss 'table public.a', 'table public.precious' } }"
        resume(saying('run/changes': 'yes', 'T-1/m': 'yes'))

        expect:
        rollBack().ended() == 'rollback-failed'
        value("select to_regclass('precious')") == 'precious'
    }

    def 'a rollback can be interrupted, and is gone on with'() {
        given:
        task "sql('a') { statement 'create table a()' }; rollback { manual('one') { }; manual('two') { }; sql('back') { statement 'drop table a'; allowLoss 'table public.a' } }"
        run()
        def interruption = new Interruption()
        def prompt = { Question question ->
            interruption.request()
            saying('T-1/rollback/one': 'yes').ask(question)
        } as Prompt

        when:
        def report = gonogo().rollBack(newest(), Optional.empty(), 'it must go',
                new ResumeRequest(Optional.empty(), [], [], 'ana', interruption), prompt, { events << it } as dev.gonogo.run.Printer)

        then:
        report.ended() == 'interrupted'
        report.endedBecause() == 'it must go; the rollback stopped at `T-1/rollback/two`: interrupted before it began'
        step(report, 'T-1/rollback/one').state() == PASSED

        and:
        resume(saying('T-1/rollback/two': 'yes')).ended() == 'rolled-back'
        recorded().count { it instanceof Event.DataKept } == 1
    }
}

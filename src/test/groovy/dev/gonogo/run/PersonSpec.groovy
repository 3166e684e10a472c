package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.RunRequest
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepRecord
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.REFUSED
import static dev.gonogo.trail.StepState.WAITING

class PersonSpec extends RunSpecification {

    def 'a manual step passes by a yes alone: #answer'() {
        given:
        task "manual('tab is open') { instructions 'open it' }"
        answers([step: 'T-1/tab-is-open', as: 'ana', answer: answer, note: 'seen'])

        when:
        def manual = run().steps()[0]

        then:
        manual.state() == state
        manual.message() == told

        where:
        answer || state   | told
        'yes'  || PASSED  | 'confirmed by ana'
        'no'   || FAILED  | 'ana says that it is not so: seen'
        'y'    || WAITING | 'nobody confirmed it'
        ''     || WAITING | 'nobody confirmed it'
    }

    def 'without an answer the run waits: it is no yes and no failure, and nothing behind it runs'() {
        given:
        task "manual('tab is open') {}; sql('after') { statement 'create table after(a int)' }"

        when:
        def report = run()

        then:
        report.steps()*.state()*.text() == ['waiting', 'pending']
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.endedBecause() == '`T-1/tab-is-open` waiting: nobody confirmed it'
        value("select to_regclass('after')") == null
    }

    def 'what counts as an answer to `#word`: #answer'() {
        given:
        task "ask('how many') { $word }"
        answers([step: 'T-1/how-many', as: 'ana', answer: answer])

        when:
        def report = run()

        then:
        report.steps()[0].state() == (counts ? PASSED : WAITING)
        counts == report.steps()[0].evidence().contains('evidence/T-1/how-many/answer.json')
        report.answers().size() == (counts ? 1 : 0)

        where:
        word                 | answer    || counts
        ''                   | 'a lot'   || true
        ''                   | '  '      || false
        'number()'           | ' -1.5 '  || true
        'number()'           | 'twelve'  || false
        'yesOrNo()'          | 'maybe'   || false
        "choice 'a', 'b'"    | 'b'       || true
        "choice 'a', 'b'"    | 'c'       || false
    }

    def 'asks again until an answer counts'() {
        given:
        task "ask('how many') { number() }"
        answers([step: 'T-1/how-many', as: 'ana', answer: 'some'], [step: 'T-1/how-many', as: 'bo', answer: '7'])

        when:
        def report = run()

        then:
        report.steps()[0].message() == 'bo answered `7`'
        report.answers()*.answer() == ['7']
    }

    def 'everybody is polled, in the role that is asked, whatever the others say'() {
        given:
        runbook "task('T-1', 'a task') { check('c') { query 'select 1'; expect { scalar == 1 } } }", "decision { poll 'dba', 'cto' }"
        answers([step: 'decision/poll-dba', as: 'ana', role: 'dba', answer: 'no-go', note: 'too late'],
                [step: 'decision/poll-cto', as: 'ana', role: 'dba', answer: 'go'],
                [step: 'decision/poll-cto', as: 'kim', role: 'cto', answer: 'yes'],
                [step: 'decision/poll-cto', as: 'kim', role: 'cto', answer: 'go'])

        when:
        def report = run()

        then:
        polls(report)*.state() == [REFUSED, PASSED]
        polls(report)*.message() == ['ana says no-go: too late', 'kim says go']
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().contains('role `dba` says no-go: too late')
    }

    def 'a role that does not answer has not said go'() {
        given:
        runbook "task('T-1', 'a task') { check('c') { query 'select 1'; expect { scalar == 1 } } }", "decision { poll 'dba', 'cto' }"
        answers([step: 'decision/poll-cto', as: 'kim', role: 'cto', answer: 'go'])

        when:
        def report = run()

        then:
        polls(report)*.state() == [WAITING, PASSED]
        polls(report)[0].message() == 'role `dba` did not answer'
        report.verdict() != Verdict.Decided.GO
    }

    def 'on a guarded target a poll is not answered from a file'() {
        given:
        runbook "task('T-1', 'a task') { check('c') { query 'select 1'; expect { scalar == 1 } } }",
                "target('production') { url secret('SPEC_DB'); guarded() }\n decision { poll 'cto' }"
        def asked = [] as Set

        when:
        def report = run(RunRequest.on('production'), { Question question ->
            question.step() == 'run/target' ? Optional.of(new Answer('ana', '', 'production', '', false))
                    : asked.add(question.step()) ? Optional.of(new Answer('kim', 'cto', 'go', '', true)) : Optional.empty()
        } as Prompt)

        then:
        polls(report)*.state() == [WAITING]
        polls(report)[0].message() == 'role `cto` did not answer; on a guarded target, answers from a file do not count'
        report.poll().empty
        report.verdict() != Verdict.Decided.GO
    }

    def 'whoever answered, when, and from where is recorded'() {
        given:
        task "manual('tab is open') {}"

        when:
        run(RunRequest.on('db'), { Optional.of(new Answer('ana', '', 'yes', 'seen', false)) } as Prompt)

        then:
        events*.event().findAll { it instanceof Event.Answered } ==
                [new Event.Answered('T-1/tab-is-open', 'ana', '', 'yes', 'seen', false)]
    }

    private static List<StepRecord> polls(Report report) {
        report.steps().findAll { it.kind() == 'poll' }
    }
}

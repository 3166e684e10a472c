package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.NOT_APPLICABLE
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING

class GateSpec extends RunSpecification {

    static final GOOD = "check('good') { query 'select 1'; expect { scalar == 1 } }"
    static final ELSEWHERE = "check('elsewhere') { serverVersion { atLeast 99 }; onlyOn 'other' }"
    static final BAD = "check('bad') { query 'select 1'; expect { rows.empty } }"

    def 'lets through what has passed, task by task or step by step'() {
        when:
        def report = gated("task('T-1', 'one') { $GOOD; check('also') { serverVersion { atLeast 1 } } }", "'T-1', 'T-1/good'")

        then:
        step(report, 'p/gate').state() == PASSED
        step(report, 'p/gate').message() == 'all 3 required steps passed'
        step(report, 'T-9/after').state() == PASSED
        report.gates()*.name() == ['gate']
    }

    def 'lets through what is not meant for this target'() {
        when:
        def report = gated("task('T-1', 'one') { $GOOD; $ELSEWHERE }", "'T-1'")

        then:
        step(report, 'T-1/elsewhere').state() == NOT_APPLICABLE
        step(report, 'p/gate').state() == PASSED
    }

    def 'lets nothing through when nothing of what it requires is meant for this target'() {
        when:
        def report = gated("task('T-1', 'one') { $ELSEWHERE }", "'T-1'")

        then:
        step(report, 'p/gate').state() == FAILED
        step(report, 'T-9/after').state() == PENDING
        report.verdict() == Verdict.Decided.NO_GO
    }

    def 'is never reached behind a failure, and the report names it with the cause'() {
        when:
        def report = gated("task('T-1', 'one') { $BAD }", "'T-1'")

        then:
        step(report, 'p/gate').state() == PENDING
        step(report, 'T-9/after').state() == PENDING
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.startsWith('gate `gate` is not met: `T-1/bad` failed') }
    }

    def 'a run that ends before the gate has not passed it'() {
        when:
        runbook "task('T-1', 'one') { $GOOD }\n task('T-2', 'two') { $GOOD }\n gate('gate') { requires 'T-1', 'T-2' }"
        def report = run(new RunRequest(Optional.of('db'), Optional.empty(), Optional.of('T-1'), 'ana', new Interruption()))

        then:
        step(report, 'T-2/good').state() == PENDING
        step(report, 'p/gate').state() == PENDING
        report.verdict() != Verdict.Decided.GO
    }

    private Report gated(String task, String required) {
        runbook """
            $task
            gate('gate') { requires $required }
            task('T-9', 'after') { sql('after') { statement 'create table after(a int)' } }
        """, "target('other') { url secret('SPEC_DB') }"
        run()
    }
}

package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

/** A guarded target is changed only by somebody who is there and types its name. */
class GuardedTargetSpec extends RunSpecification {

    def setup() {
        runbook("task('T-1', 'change') { sql('it') { statement 'create table public.t (id int)' } }",
                "target('prod') { url secret('SPEC_DB'); guarded() }")
    }

    def 'whoever types its name goes on'() {
        when:
        def report = run(RunRequest.on('prod'), { Optional.of(new Answer('ana', '', 'prod', '', false)) } as Prompt)

        then:
        report.verdict() == Verdict.Decided.GO
    }

    def 'without it nothing is done: #who'() {
        when:
        def report = run(RunRequest.on('prod'), { answer } as Prompt)

        then:
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.ended() == 'waiting'
        step(report, 'T-1/it').state() == StepState.PENDING
        value("select to_regclass('public.t') is null")

        where:
        who                  | answer
        'nobody is there'    | Optional.empty()
        'another name'       | Optional.of(new Answer('ana', '', 'staging', '', false))
        'a file of answers'  | Optional.of(new Answer('ana', '', 'prod', '', true))
    }
}

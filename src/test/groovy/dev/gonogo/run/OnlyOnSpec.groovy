package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.NOT_APPLICABLE
import static dev.gonogo.trail.StepState.PASSED

class OnlyOnSpec extends RunSpecification {

    def setup() {
        runbook """
            task('T-1', 'one') {
              sql('seed') { statement 'create table seeded(a int)'; onlyOn 'scratch' }
              check('always') { query 'select 1'; expect { scalar == 1 } }
              check('there') { serverVersion { atLeast 99 }; onlyOn 'production', 'standby' }
            }
            approval('apply') { by 'cto'; onlyOn 'production' }
        """, ['scratch', 'production', 'standby'].collect { "target('$it') { url secret('SPEC_DB') }" }.join('\n')
    }

    def 'a step that is not meant for the target is not applicable, and leaves no trace of an attempt'() {
        when:
        def report = run()

        then:
        report.steps()*.state() == [NOT_APPLICABLE, PASSED, NOT_APPLICABLE, NOT_APPLICABLE]
        report.steps()*.message()[0] == 'only on scratch'
        report.steps()*.message()[2] == 'only on production, standby'
        report.steps()[0].attempts() == 0
        value("select to_regclass('seeded')") == null
        report.verdict() == Verdict.Decided.GO
    }

    def 'where it is meant to run, it runs'() {
        when:
        def report = run(RunRequest.on('scratch'))

        then:
        report.steps()*.state() == [PASSED, PASSED, NOT_APPLICABLE, NOT_APPLICABLE]
        value("select to_regclass('seeded')") == 'seeded'
    }
}

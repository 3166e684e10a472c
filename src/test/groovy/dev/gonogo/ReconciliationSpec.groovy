package dev.gonogo

import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.ROLLED_BACK

/** The runbook `dev-to-prod-reconciliation`, as it is and with one fault each. */
class ReconciliationSpec extends DemonstrationSpecification {

    @Override
    String name() {
        'dev-to-prod-reconciliation'
    }

    def 'as it is, it is a GO, and people were told'() {
        when:
        def report = run()

        then:
        report.reasons() == ['all 11 criteria are met']
        report.verdict() == Verdict.Decided.GO
        Samples.isSample(report, name(), 'go')
        announced().with { it.contains('MAINTENANCE IN PROGRESS') && it.contains('MAINTENANCE COMPLETE') }
    }

    def 'an API that answers something else is NO-GO, and maintenance is switched off all the same'() {
        given:
        replace('api/Api.java', '{\\"name\\": \\"ana\\"}', '{\\"name\\": \\"zoe\\"}')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons()[0].startsWith('`4/users-after` failed: ')
        report.steps().find { it.name() == 'maintenance off' }.state() == PASSED
        Samples.isSample(report, name(), 'no-go')
    }

    def 'a validation that fails rolls back by itself, and says so'() {
        given:
        append('migrations/20251014220000_bridge_add_audit_system.sql', 'grant select on public.user_audits to api;')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.contains('3.4/validation-sql') && it.contains('the API reads no audits: FAIL') }
        step(report, '3.3/migrate').state() == ROLLED_BACK
        report.steps().find { it.name() == 'maintenance off' }.state() == PASSED
        announced().contains('ROLLBACK COMPLETED')
    }

    def 'a migration that fails is never begun on the target, since the copy refuses it'() {
        given:
        append('migrations/20251014220100_bridge_add_upload_errors_table.sql', 'alter table public.profiles alter name type integer using length(email) / 0;')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons()[0].startsWith('`2/rehearse` failed: ')
        report.reasons()[0].contains('division by zero')
        !report.steps().any { it.name() == 'maintenance on' && it.state() == PASSED }
    }

    private String announced() {
        Files.readString(book.resolve('announcements.log'))
    }
}

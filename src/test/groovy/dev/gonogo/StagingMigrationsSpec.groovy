package dev.gonogo

import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.nio.file.Files

/** The demonstration runbook, on a PostgreSQL of its own: GO as it is, NO-GO for the right reason when something is wrong. */
class StagingMigrationsSpec extends DemonstrationSpecification {

    @Override
    String name() {
        'staging-migrations'
    }

    def 'as it is, it is a GO'() {
        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.GO
        report.reasons() == ['all 10 criteria are met']
        report.steps().findAll { it.state() != StepState.PASSED }*.id() == [
                'CE-21/what-they-lock-rewrite-and-lose', 'CE-23/lunch', 'CE-26/no-slower-than-before', 'CE-26/no-slower-than-before-with-few-rows']
        report.steps().every { it.state() in [StepState.PASSED, StepState.WARNED, StepState.NOT_APPLICABLE] }
        report.gates()*.state().every { it == StepState.PASSED }
        report.gates().size() == 5
        report.rollback().verified()
        report.catalogDiff().removed().contains('view public.v_legacy_summary')
        report.catalogDiff().undeclared().empty
        Samples.isSample(report, 'staging-migrations', 'go')
    }

    def 'a view that falls to a CASCADE is a NO-GO that names the gate and the view, and nothing is lost'() {
        given:
        append('migrations/005_rls_policies_for_tests.sql', 'drop table public.alerts cascade;')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.startsWith('gate `Gate 1') || it.startsWith('gate `Gate 2') }
        report.reasons().any { it.contains('view public.v_project_alerts') }
    }

    def 'a policy that lets everybody in is a NO-GO'() {
        given:
        append('migrations/005_rls_policies_for_tests.sql',
                'drop policy tenant_isolation on public.documents; create policy tenant_isolation on public.documents using (tenant_id is not null);')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.steps().findAll { it.state() == StepState.FAILED }*.id() == ['CE-23/tenants-cannot-see-each-other']
        report.reasons().any { it.startsWith('gate `Gate 3: security verified` is not met') }
        Samples.isSample(report, 'staging-migrations', 'no-go')
    }

    def 'a rollback that forgets something is found before anything is migrated'() {
        given:
        def rollback = book.resolve('rollback/003_add_tenant_columns.sql')
        Files.writeString(rollback, Files.readString(rollback).replace('drop column if exists slug', 'drop column if exists no_slug'))

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.steps().find { it.id() == 'CE-21/there-and-back' }.state() == StepState.FAILED
        report.steps().find { it.id() == 'CE-22/migrate' }.state() == StepState.PENDING
    }

    def 'a backup that is not what it is a copy of is no backup, and nothing is migrated'() {
        given: 'whoever opens the copy destroys it'
        append('fixtures/tenants.sql', """
            create function public.lose() returns event_trigger language plpgsql as
            \$\$ begin if current_database() like 'embedded_pre_migration_%' then delete from public.documents; end if; end \$\$;
            create event trigger lose on login execute function public.lose();
        """)

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'CE-20/pre-migration').state() == StepState.FAILED
        report.reasons().any { it.startsWith('`CE-20/pre-migration` failed: the copy is not the original: ') && it.contains('public.documents') }
        report.backups().empty
        step(report, 'CE-22/migrate').state() == StepState.PENDING
    }
}

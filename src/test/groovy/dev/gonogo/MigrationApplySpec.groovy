package dev.gonogo

import dev.gonogo.trail.Verdict

/** The runbook `migration-apply`, as it is and with one fault each. */
class MigrationApplySpec extends DemonstrationSpecification {

    @Override
    String name() {
        'migration-apply'
    }

    def 'as it is, it is a GO'() {
        when:
        def report = run()

        then:
        report.reasons() == ['all 10 criteria are met']
        report.verdict() == Verdict.Decided.GO
        step(report, 'PRE/forward-back-and-forward-again').message().startsWith('6 changes forward')
        Samples.isSample(report, name(), 'go')
    }

    def 'with #fault it is NO-GO, and the report names it'() {
        given:
        append(file, text)

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.startsWith("`$stopped` failed: ") && it.contains(told) }
        fault != 'an orphan' || Samples.isSample(report, name(), 'no-go')

        where:
        fault              | file                                              | text || stopped | told
        'an orphan'        | 'fixtures/remote.sql'                             | "insert into agent_approvals (agent_id, what) values ('bbbbbbbb-0000-4000-8000-000000000009', 'x');" ||
                'PRE/no-approval-without-its-agent-before' | 'bbbbbbbb-0000-4000-8000-000000000009'
        'a leaking policy' | 'migrations/20251013081500_facts_and_logs.sql'    | 'create policy all_can_read on facts for select using (project <> \'\');' ||
                'PRE/forward-back-and-forward-again' | 'as project "occ" the dashboard sees 2 of two rows'
        'a slow function'  | 'migrations/20251015110000_dashboard_functions.sql' | "create or replace function get_approvals_pending_count() returns bigint language sql as 'select 1::bigint from pg_sleep(0.7)';" ||
                'VERIFY/pending-approvals-answer-in-time' | '`elapsed < 500.ms` does not hold'
        'a forgotten drop' | 'rollback/20251013081500_facts_and_logs.sql'      | 'create table left_over (a int);' ||
                'PRE/forward-back-and-forward-again' | 'after the way back, table public.left_over is new'
    }

    def 'a migration that is only there keeps it from beginning'() {
        given:
        append('fixtures/remote.sql', "insert into supabase_migrations.schema_migrations (version, name) values ('20251001000000', 'by_hand');")

        when:
        run()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains('migration `20251001000000` is applied on the target, and no file here has that version')
    }
}

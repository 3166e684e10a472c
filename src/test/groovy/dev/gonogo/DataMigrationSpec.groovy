package dev.gonogo

import dev.gonogo.trail.Report
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.nio.file.Files

/** The runbook of changes without downtime: forward, back at once and later, and with a fault in the middle of a batch. */
class DataMigrationSpec extends DemonstrationSpecification {

    @Override
    String name() {
        'zero-downtime-analytics'
    }

    def 'forward it is a GO'() {
        when:
        def report = run()

        then:
        report.reasons() == ['all 9 criteria are met']
        report.verdict() == Verdict.Decided.GO
        message(report, 'DM-0R/rehearse').startsWith('13 changes forward')
        message(report, 'DM-2/fill-it') == '12000 rows in 12 batches, up to key 12000'
        message(report, 'DM-3/fill-the-old-ones-when-the-server-has-time').startsWith('30000 rows in 6 batches')
        message(report, 'AN-1/users-see-and-write-their-own-events-only').contains('nobody reads or writes rows of others')
        report.catalogDiff().undeclared().empty
        Samples.isSample(report, 'zero-downtime-analytics', 'go')
    }

    def 'its ways back lead to what was there before, and what was written since is kept'() {
        given: 'two events that nobody takes away again'
        replace('runbook.groovy', "where event_name = 'trial'", "where event_name = 'of nobody'")
        def forward = run(Optional.of('DES-1'))

        when:
        def back = rollBack(forward)

        then:
        back.rollbackSteps().every { it.state() == StepState.PASSED }
        back.rollbackSteps()*.id().containsAll(['AN-1/rollback/migrateback', 'DES-1/rollback/back-to-where-they-were', 'rollback/verify/the-new-table-is-gone'])
        step(back, 'nobody-writes/writes-are-stopped').state() == StepState.PASSED
        back.catalogDiff().added().empty
        back.catalogDiff().removed().empty
        back.catalogDiff().changed().every { it.object() =~ /^(table|column) / }
        kept(back, 'public.analytics_events.csv').readLines().size() == 3
    }

    def 'a policy that shows all events is NO-GO'() {
        given:
        replace('migrations/001_analytics_events.sql', '  using (user_id = (select auth.uid()));', '  using (user_id is not null);')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'AN-1/users-see-and-write-their-own-events-only').state() == StepState.FAILED
        report.reasons()[0].contains('analytics_events')
    }

    def 'an index that is built within a transaction is found before anything is begun'() {
        given:
        replace('migrations/002_analytics_events_indexes.sql', 'create index concurrently idx_analytics_events_user_id', 'begin;\ncreate index concurrently idx_analytics_events_user_id')

        when:
        run()

        then:
        def refused = thrown(RuntimeException)
        refused.message.contains('002_analytics_events_indexes.sql:2:1: `BEGIN` in a file that runs in a transaction of its own')
    }

    def 'a row that a batch cannot change stops it, and the gate; it was not so when it was rehearsed'() {
        given:
        append('fixtures/analytics.sql', """
            create function refuse() returns trigger language plpgsql as \$\$ begin raise exception 'row % is frozen', old.id; end \$\$;
            create trigger refuse before update on message for each row when (old.id = 7001 and current_database() = 'embedded') execute function refuse();
            """)

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        message(report, 'DM-2/fill-it') =~ /row 7001 is frozen.*done before: 7000 rows in 7 batches, up to key 7000/
        report.gates()*.state() == [StepState.PENDING, StepState.PENDING]
        Samples.isSample(report, 'zero-downtime-analytics', 'no-go')
    }

    private String kept(Report report, String name) {
        def found = Files.walk(folder(report).evidence()).withCloseable { files -> files.filter { it.toString().endsWith(name) }.toList() }
        Files.readString(found.first())
    }

    private static String message(Report report, String step) {
        DemonstrationSpecification.step(report, step).message()
    }
}

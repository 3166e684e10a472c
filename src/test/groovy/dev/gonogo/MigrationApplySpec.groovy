package dev.gonogo

import dev.gonogo.run.Printer
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Clock

/** The runbook `migration-apply` on its embedded target, as it is and with one fault each. */
class MigrationApplySpec extends Specification {

    @TempDir
    Path folder

    def setup() {
        def from = Path.of('runbooks/migration-apply')
        Files.walk(from).withCloseable { files ->
            files.filter { Files.isRegularFile(it) }.forEach { file ->
                def to = folder.resolve('book').resolve(from.relativize(file).toString())
                Files.createDirectories(to.parent)
                Files.copy(file, to)
            }
        }
    }

    def 'as it is, it is a GO'() {
        when:
        def report = run()

        then:
        report.reasons() == ['all 9 criteria are met']
        report.verdict() == Verdict.Decided.GO
        report.steps().find { it.id() == 'PRE/forward-back-and-forward-again' }.message().startsWith('6 changes forward')
    }

    def 'with #fault it is no GO, and the report names it'() {
        given:
        spoil(file, text)

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons()[0].startsWith("`$step` failed: ")
        report.reasons()[0].contains(told)

        where:
        fault              | file                                              | text || step | told
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
        spoil('fixtures/remote.sql', "insert into supabase_migrations.schema_migrations (version, name) values ('20251001000000', 'by_hand');")

        when:
        run()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains('migration `20251001000000` is applied on the target, and no file here has that version')
    }

    private void spoil(String file, String text) {
        Files.writeString(folder.resolve('book').resolve(file), "\n$text\n", StandardOpenOption.APPEND)
    }

    private Report run() {
        def book = folder.resolve('book')
        def workplace = new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets())
        def gonogo = new Gonogo(workplace, Clock.systemUTC())
        gonogo.run(gonogo.compile(book), RunRequest.on('embedded'), ScriptedPrompt.read(book.resolve('answers.json')), { } as Printer)
    }
}

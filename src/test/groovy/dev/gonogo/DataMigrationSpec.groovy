package dev.gonogo

import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Clock

/** The runbook of the three ways to migrate data: forward, back, and with a fault in the middle of a batch. */
class DataMigrationSpec extends Specification {

    @TempDir
    Path folder

    def 'forward it is a GO'() {
        when:
        def report = run()

        then:
        report.reasons() == ['all 7 criteria are met']
        report.verdict() == Verdict.Decided.GO
        message(report, 'DM-2/fill-it') == '12000 rows in 12 batches, up to key 12000'
        message(report, 'DM-3/fill-the-old-ones-when-the-server-has-time').startsWith('30000 rows in 6 batches')
        Samples.isSample(report, 'zero-downtime-analytics', 'go')
    }

    def 'its ways back lead to what was there before'() {
        given:
        def forward = run(Optional.of('DM-3'))

        when:
        def back = gonogo().rollBack(folder(forward), Optional.empty(), 'try it', ResumeRequest.asBegun(), nobody(), { } as Printer)

        then:
        back.rollbackSteps().every { it.state() == StepState.PASSED }
        back.rollbackSteps().size() == 5
        back.catalogDiff().added().empty
        back.catalogDiff().removed().empty
        back.catalogDiff().changed().every { it.object() =~ /^(table|column) / }
    }

    def 'a row that a batch cannot change stops it, and the gate; it was not so when it was rehearsed'() {
        given:
        Files.writeString(book().resolve('fixtures/analytics.sql'), """
            create function refuse() returns trigger language plpgsql as \$\$ begin raise exception 'row % is frozen', old.id; end \$\$;
            create trigger refuse before update on message for each row when (old.id = 7001 and current_database() = 'embedded') execute function refuse();
            """, StandardOpenOption.APPEND)

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        message(report, 'DM-2/fill-it') =~ /row 7001 is frozen.*done before: 7000 rows in 7 batches, up to key 7000/
        report.gates()*.state() == [StepState.PENDING]
        Samples.isSample(report, 'zero-downtime-analytics', 'no-go')
    }

    private Path copied

    private Path book() {
        if (!copied) {
            copied = folder.resolve('book')
            def from = Path.of('runbooks/zero-downtime-analytics')
            Files.walk(from).withCloseable { files ->
                files.filter { Files.isRegularFile(it) }.forEach { file ->
                    def to = copied.resolve(from.relativize(file).toString())
                    Files.createDirectories(to.parent)
                    Files.copy(file, to)
                }
            }
        }
        copied
    }

    private Report run(Optional<String> until = Optional.empty()) {
        def request = new RunRequest(Optional.of('embedded'), Optional.empty(), until, 'spec', new dev.gonogo.run.Interruption())
        gonogo().run(gonogo().compile(book()), request, nobody(), { } as Printer)
    }

    private Gonogo gonogo() {
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets()), Clock.systemUTC())
    }

    private RunFolder folder(Report report) {
        gonogo().run(Optional.of(report.run()))
    }

    private static Prompt nobody() {
        { question -> Optional.empty() } as Prompt
    }

    private static String message(Report report, String step) {
        report.steps().find { it.id() == step }.message()
    }
}

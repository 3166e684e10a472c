package dev.gonogo.run;

import dev.gonogo.plan.DriftFinding;
import dev.gonogo.plan.DriftLook;
import dev.gonogo.plan.DriftReport;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Session;
import java.util.stream.Collectors;

/** `drift`: the target must be as the files say, and as Gonogo left it. */
final class DriftRunner {

    private final StepRun run;

    DriftRunner(StepRun run) {
        this.run = run;
    }

    Outcome run() {
        var report = run.read(true, this::report);
        run.evidence().json(DriftReport.FILE, report);
        return report.isDrift()
                ? Outcome.failed(
                        report.findings().stream().map(DriftFinding::message).collect(Collectors.joining("; ")))
                : Outcome.passed("no drift; %d applied, %d pending"
                        .formatted(report.applied().size(), report.onlyHere().size()));
    }

    private DriftReport report(Session session) {
        var runbook = run.run().runbook();
        var files = run.run().files();
        var said = runbook.migrations();
        var migrations = said.map(one -> PendingMigrations.read(one, session, files));
        return DriftLook.of(session, said, migrations, run.run().id())
                .report(runbook.name(), said, run.run().plan().target());
    }
}

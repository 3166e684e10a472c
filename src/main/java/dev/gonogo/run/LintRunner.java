package dev.gonogo.run;

import dev.gonogo.model.AllowedFinding;
import dev.gonogo.model.Lint;
import dev.gonogo.model.Severity;
import dev.gonogo.plan.LintedFiles;
import dev.gonogo.sql.lint.Finding;
import dev.gonogo.sql.lint.LintJson;
import dev.gonogo.sql.lint.LintReport;
import java.time.LocalDate;
import java.util.List;

/** `lint`: the SQL files that this run applies, looked at once more, and what is found kept as evidence. */
final class LintRunner {

    static final String FILE = "lint.json";

    private final StepRun run;

    LintRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Lint step) {
        var plan = run.run().plan();
        var report = new LintedFiles(run.run().runbook(), run.run().files())
                .ofRun(
                        plan.pendingMigrations(),
                        plan.target().majorVersion(),
                        LocalDate.now(run.run().clock()));
        var unused = unused(step, report);
        for (AllowedFinding allowed : step.allowed()) {
            report = report.allowing(allowed.rule(), allowed.reason());
        }
        run.evidence().json(FILE, LintJson.of(report));
        return outcome(step, report, unused);
    }

    private static Outcome outcome(Lint step, LintReport report, List<String> unused) {
        if (report.has(step.failOn())) {
            var first = report.findings().stream()
                    .filter(finding -> finding.severity().isAtLeast(step.failOn()))
                    .findFirst()
                    .map(LintRunner::told)
                    .orElseThrow();
            return Outcome.failed("%s; first %s".formatted(report.summary(), first));
        }
        if (!unused.isEmpty()) {
            return Outcome.warned("allows %s, which finds nothing".formatted(String.join(", ", unused)));
        }
        var said = "%d files, %s".formatted(report.files().size(), report.summary());
        return report.has(Severity.WARNING) ? Outcome.warned(said) : Outcome.passed(said);
    }

    private static List<String> unused(Lint step, LintReport report) {
        return step.allowed().stream()
                .map(AllowedFinding::rule)
                .filter(rule -> report.findings().stream()
                        .noneMatch(finding -> finding.rule().id().equals(rule)))
                .toList();
    }

    private static String told(Finding finding) {
        return "%s: %s [%s]"
                .formatted(finding.at(), finding.message(), finding.rule().id());
    }
}

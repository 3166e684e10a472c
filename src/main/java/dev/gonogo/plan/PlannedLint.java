package dev.gonogo.plan;

import dev.gonogo.model.Severity;
import dev.gonogo.sql.lint.FileRisk;
import dev.gonogo.sql.lint.LintReport;
import java.util.List;

/**
 * What lint finds in the SQL files of a run.
 *
 * @param worst the rules of the worst findings
 * @param files how each file weighs
 */
public record PlannedLint(long errors, long warnings, long notes, List<String> worst, List<FileRisk> files) {

    private static final int ENOUGH = 3;

    public PlannedLint {
        worst = List.copyOf(worst);
        files = List.copyOf(files);
    }

    static PlannedLint of(LintReport report) {
        return new PlannedLint(
                report.count(Severity.ERROR),
                report.count(Severity.WARNING),
                report.count(Severity.INFO),
                report.worst(ENOUGH),
                report.files());
    }
}

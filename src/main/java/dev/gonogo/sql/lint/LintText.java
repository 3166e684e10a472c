package dev.gonogo.sql.lint;

import dev.gonogo.model.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports for people. */
public final class LintText {

    private LintText() {}

    /** Findings at or above a severity, one below the other; the rest is counted. */
    public static String findings(LintReport report, Severity atLeast) {
        return report.findings().stream()
                .filter(finding -> finding.severity().isAtLeast(atLeast))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }

    /** How each file weighs, a line for each. */
    public static String risks(List<FileRisk> files) {
        int width = files.stream().mapToInt(file -> file.file().length()).max().orElse(0);
        var head = ("%-6s  %-" + Math.max(4, width) + "s  %-11s  %-24s  %-13s  %s")
                .formatted("risk", "file", "kind", "strongest lock", "rows", "way back");
        return Stream.concat(Stream.of(head), files.stream().map(file -> line(file, Math.max(4, width))))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String line(FileRisk file, int width) {
        var line = ("%-6s  %-" + width + "s  %-11s  %-24s  %-13s  %s")
                .formatted(
                        file.risk(),
                        file.file(),
                        LintJson.lower(file.kind()),
                        file.lock() == Lock.NONE ? "-" : file.lock().text(),
                        rows(file.work()),
                        file.reversible() ? "yes" : "no");
        return file.analysed() ? line : line + ", not all of it could be analysed";
    }

    private static String rows(Work work) {
        return switch (work) {
            case NONE -> "-";
            case DEPENDS -> "depends";
            case SCAN -> "all read";
            case REWRITE -> "all rewritten";
        };
    }

    /** Findings, weights, and how many there are of what. */
    public static String of(LintReport report) {
        var suppressed = report.suppressed().isEmpty()
                ? ""
                : "; %d allowed by comments".formatted(report.suppressed().size());
        return Stream.of(
                        findings(report, Severity.INFO),
                        report.files().isEmpty() ? "" : risks(report.files()),
                        report.summary() + suppressed)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** All rules, a line for each. */
    public static String rules() {
        return Rules.all().stream()
                .map(rule -> "%-30s %-8s %s%s"
                        .formatted(rule.id(), LintJson.lower(rule.severity()), rule.catches(), lock(rule)))
                .collect(Collectors.joining("\n"));
    }

    private static String lock(Rule rule) {
        if (rule.lock() == Lock.NONE) {
            return "";
        }
        return " [" + rule.lock().text()
                + (rule.work() == Work.NONE ? "" : ", " + rule.work().text()) + "]";
    }
}

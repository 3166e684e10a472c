package dev.gonogo.sql.lint;

import java.util.List;

/**
 * What lint found in a set of files.
 *
 * @param findings in the order of files and lines
 * @param suppressed what would be among them, were it not allowed
 * @param files how each file weighs, without those that take others back
 */
public record LintReport(List<Finding> findings, List<Suppressed> suppressed, List<FileRisk> files) {

    public LintReport {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        files = List.copyOf(files);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    public boolean has(Severity atLeast) {
        return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(atLeast));
    }

    /** As `2 errors, 1 warning`; `nothing` when there is nothing. */
    public String summary() {
        var parts = List.of(
                        told(count(Severity.ERROR), "error"),
                        told(count(Severity.WARNING), "warning"),
                        told(count(Severity.INFO), "note"))
                .stream()
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static String told(long count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }
}

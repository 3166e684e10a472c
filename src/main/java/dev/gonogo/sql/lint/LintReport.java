package dev.gonogo.sql.lint;

import dev.gonogo.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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

    /** What is about some of the files. */
    public LintReport only(Predicate<String> file) {
        return new LintReport(
                findings.stream()
                        .filter(finding -> file.test(finding.at().file()))
                        .toList(),
                suppressed.stream()
                        .filter(one -> file.test(one.finding().at().file()))
                        .toList(),
                files.stream().filter(one -> file.test(one.file())).toList());
    }

    /** With files named otherwise. */
    public LintReport named(UnaryOperator<String> path) {
        return new LintReport(
                findings.stream().map(finding -> finding.named(path)).toList(),
                suppressed.stream()
                        .map(one -> new Suppressed(one.finding().named(path), one.reason()))
                        .toList(),
                files.stream().map(file -> file.named(path)).toList());
    }

    /** With findings of a rule moved to those that are allowed. */
    public LintReport allowing(String rule, String reason) {
        var allowed = new ArrayList<>(suppressed);
        var left = new ArrayList<Finding>();
        for (var finding : findings) {
            if (finding.rule().id().equals(rule)) {
                allowed.add(new Suppressed(finding, reason));
            } else {
                left.add(finding);
            }
        }
        return new LintReport(left, allowed, files);
    }

    /** The rules of what is found, the worst first. */
    public List<String> worst(int most) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .map(finding -> finding.rule().id())
                .distinct()
                .limit(most)
                .toList();
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

package dev.gonogo.plan;

import dev.gonogo.cache.KeptFiles;
import dev.gonogo.model.Place;
import dev.gonogo.sql.lint.FileRisk;
import dev.gonogo.sql.lint.Finding;
import dev.gonogo.sql.lint.LintFile;
import dev.gonogo.sql.lint.LintOptions;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.sql.lint.Lints;
import dev.gonogo.sql.lint.Rules;
import dev.gonogo.sql.lint.Suppressed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lint found in files, kept for the next time the same build looks at the same files in the same way: to read SQL takes
 * seconds, and `check`, `plan` and `run` each look.
 */
public final class KeptLints implements Lints {

    private final KeptFiles kept;

    /** @param folder a folder of the user's own */
    public KeptLints(Path folder) {
        this.kept = new KeptFiles(folder, "lint");
    }

    @Override
    public LintReport lint(LintOptions options, List<LintFile> files) {
        if (files.stream().anyMatch(file -> !file.problems().isEmpty())) {
            return ANEW.lint(options, files);
        }
        var key = key(options, files);
        return kept.get(key)
                .map(body -> Json.read(new String(body, StandardCharsets.UTF_8), Report.class)
                        .report())
                .orElseGet(() -> anew(key, options, files));
    }

    private LintReport anew(List<String> key, LintOptions options, List<LintFile> files) {
        var report = ANEW.lint(options, files);
        kept.put(key, Json.line(Report.of(report)).getBytes(StandardCharsets.UTF_8));
        return report;
    }

    /** The statements stand for what the text includes. */
    private static List<String> key(LintOptions options, List<LintFile> files) {
        var key = new ArrayList<>(List.of(options.toString()));
        for (var file : files) {
            key.addAll(List.of(file.path(), file.back() ? "back" : "there", file.text()));
            file.statements().forEach(statement -> {
                key.add(statement.start().toString());
                key.add(statement.text());
            });
        }
        return key;
    }

    /** A report whose places and rules can be read again. */
    private record Report(List<Found> findings, List<Found> suppressed, List<FileRisk> files) {

        static Report of(LintReport report) {
            return new Report(
                    report.findings().stream()
                            .map(finding -> Found.of(finding, ""))
                            .toList(),
                    report.suppressed().stream()
                            .map(one -> Found.of(one.finding(), one.reason()))
                            .toList(),
                    report.files());
        }

        LintReport report() {
            return new LintReport(
                    findings.stream().map(Found::finding).toList(),
                    suppressed.stream()
                            .map(one -> new Suppressed(one.finding(), one.reason()))
                            .toList(),
                    files);
        }
    }

    private record Found(String rule, String file, int line, int column, String message, String safely, String reason) {

        static Found of(Finding finding, String reason) {
            var at = finding.at();
            return new Found(
                    finding.rule().id(),
                    at.file(),
                    at.line(),
                    at.column(),
                    finding.message(),
                    finding.safely(),
                    reason);
        }

        Finding finding() {
            return new Finding(Rules.named(rule).orElseThrow(), new Place(file, line, column), message, safely);
        }
    }
}

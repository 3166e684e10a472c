package dev.gonogo.cli;

import dev.gonogo.trail.Report;
import java.nio.file.Path;

/** A verdict as text: the word, the reasons, and where the rest is. */
final class VerdictText {

    private VerdictText() {}

    static String of(Report report, Path folder) {
        var text = new StringBuilder("\n" + report.verdict().text() + "\n");
        report.conditions()
                .forEach(due -> text.append("  condition of %s: %s, by %s until %s%n"
                        .formatted(due.by(), due.what(), due.owner(), due.due())));
        report.overrides()
                .forEach(told -> text.append("  override: ").append(told).append('\n'));
        report.reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
        text.append("report  ").append(folder.resolve("report.html")).append('\n');
        text.append("head    ").append(report.headHash());
        return text.toString();
    }
}

package dev.gonogo.cli;

import dev.gonogo.plan.DriftReport;
import dev.gonogo.plan.Mending;
import dev.gonogo.plan.Reconciliation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Drift, and what will be written about it, for people. */
final class DriftText {

    private DriftText() {}

    static String of(DriftReport report) {
        var lines = new ArrayList<String>();
        var target = report.target();
        lines.add("target  %s: database %s as %s on %s:%d"
                .formatted(target.name(), target.database(), target.role(), target.host(), target.port()));
        if (!report.history().isEmpty()) {
            lines.add("history %s, %s: %d applied, %d only here%s"
                    .formatted(
                            report.history(),
                            report.tool().isEmpty() ? "unknown" : report.tool(),
                            report.applied().size(),
                            report.onlyHere().size(),
                            report.onlyHere().isEmpty() ? "" : ": " + String.join(", ", report.onlyHere())));
        }
        lines.add("catalog " + report.fingerprint());
        report.findings().forEach(finding -> {
            lines.add("DRIFT   " + finding.message());
            lines.add("        hint: " + finding.hint());
        });
        lines.add(report.isDrift() ? "drift: %d".formatted(report.findings().size()) : "no drift");
        return String.join("\n", lines);
    }

    static String of(Reconciliation found, Path file) {
        var lines = new ArrayList<String>();
        found.objects()
                .forEach(one ->
                        lines.add("%-11s %s".formatted(one.effect().name().toLowerCase(Locale.ROOT), one.object())));
        found.migrations().stream()
                .filter(one -> one.from() != one.to())
                .forEach(one -> lines.add("migration   %s is applied on %s only"
                        .formatted(one.version(), name(one.from() ? found.from() : found.to()))));
        lines.add(
                found.isDifferent()
                        ? "%s and %s differ; see %s".formatted(name(found.from()), name(found.to()), file)
                        : "%s and %s are alike; see %s".formatted(name(found.from()), name(found.to()), file));
        return String.join("\n", lines);
    }

    private static String name(Reconciliation.Side side) {
        return side.drift().target().name();
    }

    static String of(Mending mending) {
        var lines = new ArrayList<String>();
        mending.files().forEach(file -> {
            lines.add("file " + file.path() + ":");
            lines.addAll(indented(file.content()));
        });
        if (mending.createsHistory()) {
            lines.add("creates the table " + mending.history()
                    + ", which is not there yet, and runs in one transaction:");
        } else if (!mending.sql().isEmpty()) {
            lines.add("runs in one transaction:");
        }
        mending.sql().forEach(statement -> lines.addAll(indented(statement)));
        if (mending.acceptsCatalog()) {
            lines.add("notes in gonogo.last_catalog that the catalog is meant to be as it is now");
        }
        mending.notes().forEach(note -> lines.add("note: " + note));
        return String.join("\n", lines);
    }

    private static List<String> indented(String text) {
        return text.stripTrailing().lines().map(line -> "    " + line).toList();
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Renders a report through the templates, which see the fields of `report.json`. */
public final class ReportWriter {

    private ReportWriter() {}

    /** The formats, by the endings of their files. */
    public enum Format {
        HTML("report.html.ftlh"),
        MD("report.md.ftl"),
        JSON("");

        private final String template;

        Format(String template) {
            this.template = template;
        }

        String ending() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static String render(Report report, Format format) {
        return format == Format.JSON ? Json.file(report) : Templates.rendered(report, format.template);
    }

    /** Renders the report of a run into its folder, in every format. */
    public static Report writeAll(RunFolder folder) {
        var report = Report.of(folder);
        try {
            for (Format format : Format.values()) {
                Files.writeString(folder.report(format.ending()), render(report, format));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return report;
    }
}

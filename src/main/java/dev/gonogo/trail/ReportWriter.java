package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import dev.gonogo.trail.render.PlainText;
import dev.gonogo.trail.render.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Renders a report through the templates, which see the fields of `report.json`, and beside them `view`. */
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
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static String render(Report report, Format format) {
        return format == Format.JSON
                ? Json.file(fields(report))
                : Templates.own().render(format.template, data(report));
    }

    /** What templates see. */
    private static Map<String, Object> data(Report report) {
        var data = new LinkedHashMap<>(fields(report));
        data.put("view", fields(ReportView.of(report)));
        return data;
    }

    private static Map<String, Object> fields(Object value) {
        return PlainText.fields(Json.read(Json.line(value), Map.class));
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

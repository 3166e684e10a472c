package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import dev.gonogo.trail.render.Pdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders the report of a run through Gonogo's own templates, which see the fields of `report.json`, and beside them `view`. */
public final class ReportWriter {

    private static final String NAME = "report";

    private ReportWriter() {}

    public static byte[] render(Report report, Format format) {
        return switch (format) {
            case JSON -> json(Rendering.fields(report));
            case JUNIT -> junit(report);
            default -> Rendering.of(data(report), report.at()).as(format, NAME);
        };
    }

    /** Whether a file says what the report does. Of a PDF that is what it shows: how it is compressed is another machine's business. */
    static boolean says(byte[] file, Report report, Format format) {
        var rendered = render(report, format);
        return Arrays.equals(file, rendered) || format == Format.PDF && Pdf.areSame(file, rendered);
    }

    /** Renders the report of a run into its folder, in every format that is kept, at the same time. */
    public static Report writeAll(RunFolder folder) {
        return write(RunRecord.read(folder), Format.kept());
    }

    /** The same in some formats. */
    public static Report write(RunRecord run, List<Format> formats) {
        var report = Report.of(run);
        var fields = Rendering.fields(report);
        var rendering = Rendering.of(data(report, fields), report.at());
        formats.parallelStream()
                .forEach(format -> write(
                        run.folder().report(format.ending()),
                        format == Format.JSON ? json(fields) : rendering.as(format, NAME)));
        return report;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException("`" + file + "` cannot be written", refused);
        }
    }

    /** What templates see of a report. */
    static Map<String, Object> data(Report report) {
        return data(report, Rendering.fields(report));
    }

    private static Map<String, Object> data(Report report, Map<String, Object> fields) {
        var data = new LinkedHashMap<>(fields);
        data.put("view", Rendering.fields(ReportView.of(report)));
        return data;
    }

    static byte[] junit(Report report) {
        return Rendering.of(Rendering.fields(TestSuites.of(report)), report.at())
                .as(Format.JUNIT, NAME);
    }

    private static byte[] json(Map<String, Object> fields) {
        return Json.file(fields).getBytes(StandardCharsets.UTF_8);
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Renders a report through the templates. Templates see the fields of `report.json` and can call nothing. */
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
        return format == Format.JSON ? Json.file(report) : rendered(report, format.template);
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

    private static String rendered(Report report, String template) {
        try {
            var out = new StringWriter();
            configuration().getTemplate(template).process(Json.read(Json.line(report), Map.class), out);
            return out.toString();
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException(
                    "template " + template + " cannot be rendered: " + broken.getMessage(), broken);
        }
    }

    private static Configuration configuration() {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(ReportWriter.class.getClassLoader(), "templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
        return configuration;
    }
}

package dev.gonogo.trail;

import java.util.List;
import java.util.Locale;

/** The formats of reports and other documents, by the endings of their files. */
public enum Format {
    HTML("html.ftlh"),
    MD("md.ftl"),
    PDF("html.ftlh"),
    JSON(""),
    /** For servers for continuous integration. */
    JUNIT("junit.ftlx");

    private final String template;

    Format(String template) {
        this.template = template;
    }

    /** Those that lie in a run's folder. */
    public static List<Format> kept() {
        return List.of(HTML, MD, PDF, JSON);
    }

    /** The name of a document's template. */
    String template(String document) {
        return document + "." + template;
    }

    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isText() {
        return this != PDF;
    }
}

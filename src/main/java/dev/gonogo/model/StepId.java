package dev.gonogo.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names become the stable ids that answers, evidence folders and reports use. */
public final class StepId {

    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private StepId() {}

    /** `of("CE-20", "Monitoring dashboard is open")` is `CE-20/monitoring-dashboard-is-open`. */
    public static String of(String owner, String name) {
        return owner + "/" + slug(name);
    }

    public static String slug(String name) {
        var words = NOT_LETTER_OR_DIGIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return words.replaceAll("^-|-$", "");
    }
}

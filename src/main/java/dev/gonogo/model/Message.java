package dev.gonogo.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A text with blanks such as `{duration}`, which are filled from the run when it is sent. */
public record Message(Place at, String text) {

    private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

    /** What a run can say of itself. */
    public enum Blank {
        /** The runbook's title. */
        TITLE,
        /** The runbook's name. */
        RUNBOOK,
        TARGET,
        /** The run's id. */
        RUN,
        /** The time now. */
        TIME,
        /** When the run began. */
        STARTED,
        /** How long the run took so far. */
        DURATION,
        /** How long all tasks are estimated to take. */
        EXPECTED,
        /** `in progress`, or how it ended. */
        STATUS,
        /** GO, NO-GO, or not decided. */
        VERDICT,
        /** Why it ended so. */
        REASON,
        /** The steps that did not pass, or `none`. */
        FAILED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The blanks that it has, as they are written. */
    public List<String> blanks() {
        return BLANK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Those of its blanks that no run can fill. */
    public List<String> unknown() {
        var known = Arrays.stream(Blank.values()).map(Blank::word).toList();
        return blanks().stream().filter(blank -> !known.contains(blank)).toList();
    }

    /** With what the blanks stand for. */
    public String filled(java.util.function.Function<Blank, String> value) {
        return BLANK.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        value.apply(Blank.valueOf(found.group(1).toUpperCase(java.util.Locale.ROOT)))));
    }
}

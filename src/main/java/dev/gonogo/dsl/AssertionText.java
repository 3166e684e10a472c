package dev.gonogo.dsl;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Groovy's picture of a failed assertion, with the value of every part below it, as a report can show it. */
public final class AssertionText {

    private static final String KEYWORD = "assert ";
    private static final Pattern ISO_DURATION = Pattern.compile("PT([0-9.HMS]+)");
    private static final int LINE = 160;

    private AssertionText() {}

    /** Without the keyword, durations as `0.5s`, and a long value cut short: the evidence has the rows. */
    public static String of(String picture) {
        var lines = picture.lines().dropWhile(String::isBlank).toList();
        int keyword = lines.isEmpty() || !lines.get(0).startsWith(KEYWORD) ? 0 : KEYWORD.length();
        return lines.stream()
                .map(line -> line.substring(Math.min(keyword, line.length())))
                .map(line -> ISO_DURATION.matcher(line).replaceAll(AssertionText::readable))
                .map(String::stripTrailing)
                .map(line -> line.length() <= LINE ? line : line.substring(0, LINE) + " …")
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** As long as it was, so that what stands behind it stays below its place. */
    private static String readable(MatchResult duration) {
        return duration.group(1).toLowerCase(java.util.Locale.ROOT) + "  ";
    }
}

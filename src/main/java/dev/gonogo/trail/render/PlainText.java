package dev.gonogo.trail.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others, such as a server or a program, that must not steer what shows it: colours go, every other control
 * character and what turns the direction of writing is written out, as `\x1b`.
 */
public final class PlainText {

    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[\\d;:]*m");

    /** All but tab, line feed and what ends a line of Windows; and what XML cannot hold. */
    private static final Pattern STEERS = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\t\\n\\r]]"
            + "|[\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{2028}\\x{2029}\\x{feff}\\x{fffe}\\x{ffff}]"
            + "|[\\x{d800}-\\x{dfff}]");

    private PlainText() {}

    public static String of(String text) {
        if (isOrdinary(text)) {
            return text;
        }
        return STEERS.matcher(COLOUR.matcher(text).replaceAll("")).replaceAll(PlainText::written);
    }

    /** Every text of a tree as JSON has it, names of fields too. */
    public static Object tree(Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainText::tree).toList();
        }
        return value instanceof Map<?, ?> map ? fields(map) : value;
    }

    /** The same for an object. */
    public static Map<String, Object> fields(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((name, each) -> plain.put(of(String.valueOf(name)), tree(each)));
        return plain;
    }

    /** Nearly every text is, and a look at its letters is quicker than two patterns. */
    private static boolean isOrdinary(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= 0x7f || letter < ' ' && letter != '\n' && letter != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String written(MatchResult found) {
        int point = found.group().codePointAt(0);
        return Matcher.quoteReplacement(point < 0x100 ? "\\x%02x".formatted(point) : "\\u%04x".formatted(point));
    }
}

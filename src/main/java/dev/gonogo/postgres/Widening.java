package dev.gonogo.postgres;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a type holds every value of another one, as itself: a longer text, a larger number. */
final class Widening {

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final Pattern SIZED = Pattern.compile("([a-z ]+?)\\((\\d+)(?:,(\\d+))?\\)((?: [a-z ]+)?)");
    private static final String TEXT = "character varying";

    private Widening() {}

    static boolean holds(String before, String now) {
        if (INTEGERS.contains(before) && INTEGERS.contains(now)) {
            return INTEGERS.indexOf(now) >= INTEGERS.indexOf(before);
        }
        var old = SIZED.matcher(before);
        boolean sized = old.matches();
        if (before.equals(TEXT) || sized && old.group(1).equals(TEXT)) {
            return now.equals("text") || now.equals(TEXT) || sized && longer(old, now);
        }
        return sized && (now.equals(old.group(1) + old.group(4)) || longer(old, now));
    }

    /** The same type with at least as many places before and behind the point. */
    private static boolean longer(java.util.regex.Matcher old, String now) {
        var sized = SIZED.matcher(now);
        return sized.matches()
                && sized.group(1).equals(old.group(1))
                && sized.group(4).equals(old.group(4))
                && scale(sized) >= scale(old)
                && Integer.parseInt(sized.group(2)) - scale(sized) >= Integer.parseInt(old.group(2)) - scale(old);
    }

    private static int scale(java.util.regex.Matcher type) {
        return type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
    }
}

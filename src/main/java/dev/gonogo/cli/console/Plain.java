package dev.gonogo.cli.console;

import java.util.regex.Pattern;

/** Text as it may go to a terminal: what others wrote in it, such as a server or a script, is not obeyed. */
public final class Plain {

    private static final Pattern OBEYED =
            Pattern.compile("\\x1b(?!\\[\\d{1,2}m)|[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\n\\t\\x1b]]");

    private Plain() {}

    /** Each character that a terminal would obey is shown as `?`; colours are not among them. */
    public static String text(String text) {
        return OBEYED.matcher(text).replaceAll("?");
    }
}

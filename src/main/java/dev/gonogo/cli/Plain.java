package dev.gonogo.cli;

import java.util.regex.Pattern;

/** Text that others wrote, such as a server or a script, without what a terminal would obey. */
final class Plain {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\n\t]]");

    private Plain() {}

    /** Each such character is shown as `?`. */
    static String text(String text) {
        return OBEYED.matcher(text).replaceAll("?");
    }
}

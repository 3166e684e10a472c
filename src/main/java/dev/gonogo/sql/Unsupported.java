package dev.gonogo.sql;

import java.util.HashMap;
import java.util.Map;

/** What to do in the place of a backslash command that is not carried out. */
final class Unsupported {

    private static final String USUAL = "take it out: it only changes what psql shows";

    private static final Map<String, String> HINTS = hints();

    private Unsupported() {}

    static String hint(String command) {
        boolean lists = command.startsWith("d") || command.startsWith("l") || command.startsWith("z");
        return HINTS.getOrDefault(command, lists ? "ask for it in a `check`: nobody reads psql's answer here" : USUAL);
    }

    private static Map<String, String> hints() {
        var hints = new HashMap<String, String>();
        put(hints, "end the statement with `;`", "g", "gx", "gdesc", "crosstabview", ";");
        put(
                hints,
                "a file is read to its end: put what follows between `\\if` and `\\endif`, or take it out",
                "q",
                "quit");
        put(hints, "write the value into the script, or set it with `\\set`", "gset", "prompt", "getenv");
        put(hints, "run the statements that the query makes in a `DO` block with `EXECUTE`", "gexec");
        put(hints, "a `watch` step looks again and again", "watch");
        put(hints, "a file runs on the connection of its step", "c", "connect", "conninfo");
        put(hints, "a `command` step starts a program", "!", "setenv", "password");
        put(hints, "paths are relative to the script's folder", "cd");
        put(
                hints,
                "answers are not kept in files; a `check` keeps the rows of its query",
                "o",
                "out",
                "w",
                "write",
                "s");
        put(hints, "rows end there, and no `COPY … FROM stdin` is before it", ".");
        put(hints, "write the statement itself", "e", "edit", "ef", "ev", "r", "reset", "p", "print");
        put(
                hints,
                "a large object is read with `lo_import` from a file of the server",
                "lo_import",
                "lo_export",
                "lo_unlink");
        return Map.copyOf(hints);
    }

    private static void put(Map<String, String> hints, String hint, String... commands) {
        for (String command : commands) {
            hints.put(command, hint);
        }
    }
}

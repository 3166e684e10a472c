package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import java.util.Map;

/** psql's backslash commands. None is carried out; each is told with what to do in its place. */
final class MetaCommand {

    private static final String USUAL_HINT = "take it out: only SQL is run";
    private static final String ANOTHER_FILE = "run that file in a step of its own";
    private static final String A_VALUE = "write the value into the SQL";
    private static final String A_QUERY = "end the statement with `;`";
    private static final String A_DUMP = "a plain dump is for psql alone: restore it in a step of its own";

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("\\i", ANOTHER_FILE),
            Map.entry("\\ir", ANOTHER_FILE),
            Map.entry("\\include", ANOTHER_FILE),
            Map.entry("\\include_relative", ANOTHER_FILE),
            Map.entry("\\set", A_VALUE),
            Map.entry("\\gset", A_VALUE),
            Map.entry("\\prompt", A_VALUE),
            Map.entry("\\g", A_QUERY),
            Map.entry("\\gx", A_QUERY),
            Map.entry("\\;", A_QUERY),
            Map.entry("\\gexec", "run the statements that the query makes in a `DO` block with `EXECUTE`"),
            Map.entry("\\copy", "write the rows as `INSERT`"),
            Map.entry("\\c", "a file runs on the connection of its step"),
            Map.entry("\\connect", "a file runs on the connection of its step"),
            Map.entry("\\restrict", A_DUMP),
            Map.entry("\\unrestrict", A_DUMP));

    private MetaCommand() {}

    static Problem problem(SourceText source, Token backslash) {
        var name = name(source.text(), backslash.start());
        return source.problemAt(
                backslash.start(),
                "psql meta-command `" + name + "` is not supported here",
                HINTS.getOrDefault(name, USUAL_HINT));
    }

    /** Its arguments reach to the end of the line; `\;` and `\:` have none. */
    static int end(String text, Token backslash) {
        return isEscapedMark(text, backslash.start()) ? backslash.end() + 1 : Spaces.lineEnd(text, backslash.start());
    }

    private static String name(String text, int start) {
        if (isEscapedMark(text, start)) {
            return text.substring(start, start + 2);
        }
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != '\\' && !Characters.isSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isEscapedMark(String text, int start) {
        char next = Characters.at(text, start + 1);
        return next == ';' || next == ':';
    }
}

package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import java.util.Optional;

/**
 * A reference to a variable of psql: `:name`, `:'name'`, `:"name"` or `:{?name}`.
 *
 * @param written the reference itself
 */
record PsqlVariable(Form form, String name, String written) {

    enum Form {
        PLAIN,
        LITERAL,
        IDENTIFIER,
        TEST
    }

    /** @param written a reference whose end {@link #end} has found */
    static PsqlVariable of(String written) {
        return switch (written.charAt(1)) {
            case '\'' -> new PsqlVariable(Form.LITERAL, written.substring(2, written.length() - 1), written);
            case '"' -> new PsqlVariable(Form.IDENTIFIER, written.substring(2, written.length() - 1), written);
            case '{' -> new PsqlVariable(Form.TEST, written.substring(3, written.length() - 1), written);
            default -> new PsqlVariable(Form.PLAIN, written.substring(1), written);
        };
    }

    /** Behind the variable whose colon is at `start`; `start` when there is none. */
    static int end(String text, int start) {
        return switch (Characters.at(text, start + 1)) {
            case '\'' -> enclosed(text, start, 2, '\'');
            case '"' -> enclosed(text, start, 2, '"');
            case '{' -> Characters.at(text, start + 2) == '?' ? enclosed(text, start, 3, '}') : start;
            default -> {
                int end = nameEnd(text, start + 1);
                yield end == start + 1 ? start : end;
            }
        };
    }

    /** What psql puts in its place; empty when it leaves the reference as it is. */
    Optional<String> value(Variables variables) {
        var value = variables.get(name);
        return switch (form) {
            case PLAIN -> value;
            case LITERAL -> value.map(PsqlVariable::literal);
            case IDENTIFIER -> value.map(text -> '"' + text.replace("\"", "\"\"") + '"');
            case TEST -> Optional.of(value.isPresent() ? "TRUE" : "FALSE");
        };
    }

    /** `:1`, a variable to psql, is left to the server: `JSON_OBJECT('a':1)` means a number. */
    boolean isNumber() {
        return form == Form.PLAIN && name.chars().allMatch(c -> Characters.isDigit((char) c));
    }

    Problem undefined(ScriptText source, int offset) {
        return source.problemAt(
                offset,
                "psql variable `" + written + "` is not set",
                Variables.ofSession(name)
                        .map(instead -> "psql takes it from its session; " + instead)
                        .orElse("set it before with `\\set " + name
                                + " …`; a `:` that belongs to the SQL needs a space behind it"));
    }

    /** As libpq writes it: with escapes only where there is a backslash. */
    private static String literal(String value) {
        var doubled = value.replace("'", "''");
        return value.contains("\\") ? " E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    private static int enclosed(String text, int start, int opening, char close) {
        int end = nameEnd(text, start + opening);
        boolean complete = end > start + opening && Characters.at(text, end) == close;
        return complete ? end + 1 : start;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (Characters.isLetterOrDigit(Characters.at(text, end))) {
            end++;
        }
        return end;
    }
}

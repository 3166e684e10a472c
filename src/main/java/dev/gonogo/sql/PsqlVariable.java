package dev.gonogo.sql;

import dev.gonogo.model.Problem;

/** psql's interpolation of variables: `:name`, `:'name'`, `:"name"` and `:{?name}`. */
final class PsqlVariable {

    private PsqlVariable() {}

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

    /** `:1`, a variable to psql, is left to the server: `JSON_OBJECT('a':1)` means a number. */
    static boolean isNumber(String variable) {
        return variable.chars().skip(1).allMatch(c -> Characters.isDigit((char) c));
    }

    static Problem problem(SourceText source, Token token) {
        return source.problemAt(
                token.start(),
                "psql variable `" + token.in(source.text()) + "` is not supported here",
                "write its value; a `:` that belongs to the SQL needs a space behind it");
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

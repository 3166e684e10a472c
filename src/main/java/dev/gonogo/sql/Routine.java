package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;
import java.util.OptionalInt;

/** The body of a `DO` block, in which the server counts lines of its own. */
final class Routine {

    private Routine() {}

    /**
     * Where something of the body stands in the statement.
     *
     * @param line by the server's count, from 1: the one that the body's quote stands on
     * @param inner a piece of the body in that line or behind it, empty when only the line is known
     */
    static OptionalInt index(String text, int line, String inner) {
        var lexer = new Lexer(text);
        var token = lexer.nextSolid();
        while (token.kind() != Kind.END && token.kind() != Kind.STRING && token.kind() != Kind.DOLLAR_STRING) {
            token = lexer.nextSolid();
        }
        int start = lineStart(text, token.start(), line);
        if (token.kind() == Kind.END || start < 0 || start >= token.end()) {
            return OptionalInt.empty();
        }
        int found = inner.isEmpty() ? -1 : text.indexOf(inner, start);
        return OptionalInt.of(found < 0 || found >= token.end() ? start : found);
    }

    private static int lineStart(String text, int start, int line) {
        int at = start;
        for (int passed = 1; passed < line && at >= 0; passed++) {
            at = text.indexOf('\n', at) + 1;
            at = at == 0 ? -1 : at;
        }
        return at;
    }
}

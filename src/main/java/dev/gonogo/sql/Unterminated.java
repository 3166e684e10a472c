package dev.gonogo.sql;

import dev.gonogo.model.Problem;

/** The problems of what is opened and never closed, each at the place where it was opened. */
final class Unterminated {

    private Unterminated() {}

    static Problem token(ScriptText source, Token token) {
        return switch (token.kind()) {
            case STRING -> problem(source, token, "unterminated quoted string", "`'`");
            case QUOTED_NAME -> problem(source, token, "unterminated quoted identifier", "`\"`");
            case DOLLAR_STRING -> problem(source, token, "unterminated dollar-quoted string", tag(source, token));
            default -> problem(source, token, "unterminated comment", "`*/`, once for each `/*` in it");
        };
    }

    static Problem parenthesis(ScriptText source, int offset) {
        return source.problemAt(
                offset, "unterminated parenthesis", "no `;` behind it ends the statement: close it with `)`");
    }

    static Problem body(ScriptText source, int offset) {
        return source.problemAt(
                offset,
                "unterminated routine body",
                "no `;` behind this `BEGIN` ends the statement: close it with `END`");
    }

    private static Problem problem(ScriptText source, Token token, String message, String close) {
        return source.problemAt(token.start(), message, "it is open until the end of the file: close it with " + close);
    }

    private static String tag(ScriptText source, Token token) {
        int end = Quotes.dollarTagEnd(source.text(), token.start());
        return "`" + source.text().substring(token.start(), end) + "`";
    }
}

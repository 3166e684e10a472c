package dev.gonogo.compile;

import java.util.Optional;

/** Goes through a runbook's characters and leaves out comments and texts. */
final class CodeReader {

    private static final String BEFORE_PATTERN = "=(,[{:~!&|?<>+-*;";

    private final String text;
    private int at = -1;
    private int line = 1;
    private int lineStart;
    private char before = '\n';
    private Brackets.Mistake unclosedText;

    CodeReader(String text) {
        this.text = text;
    }

    /** Moves to the next character that is code; false at the end. */
    boolean next() {
        if (at >= 0 && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            before = text.charAt(at);
        }
        for (at++; at < text.length() && unclosedText == null; at++) {
            if (text.charAt(at) == '\n') {
                newLine();
            } else if (text.startsWith("//", at) && before != '~') {
                leave("\n", 0, 0);
            } else if (text.startsWith("/*", at)) {
                leave("*/", 2, 2);
            } else if (!skipText()) {
                return true;
            }
        }
        return unclosedText != null;
    }

    char character() {
        return text.charAt(Math.min(at, text.length() - 1));
    }

    int line() {
        return line;
    }

    int column() {
        return text.codePointCount(lineStart, at) + 1;
    }

    int indent() {
        int column = lineStart;
        while (column < text.length() && text.charAt(column) == ' ') {
            column++;
        }
        return column - lineStart;
    }

    boolean isFirstOfLine() {
        return text.substring(lineStart, at).isBlank();
    }

    /** The quote whose text has no end. */
    Optional<Brackets.Mistake> unclosedText() {
        return Optional.ofNullable(unclosedText);
    }

    private boolean skipText() {
        for (String quote : new String[] {"'''", "\"\"\""}) {
            if (text.startsWith(quote, at)) {
                until(quote, true);
                return true;
            }
        }
        char quote = text.charAt(at);
        if (quote == '\'' || quote == '"') {
            until(String.valueOf(quote), false);
            return true;
        }
        boolean pattern = quote == '/'
                && BEFORE_PATTERN.indexOf(before) >= 0
                && text.indexOf('/', at + 1) < lineEnd()
                && text.indexOf('/', at + 1) >= 0;
        if (pattern) {
            until("/", false);
        }
        return pattern;
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** Moves to the last character of a text. */
    private void until(String quote, boolean overLines) {
        int line = this.line;
        int column = column();
        before = quote.charAt(0);
        for (at += quote.length(); at < text.length() && !text.startsWith(quote, at); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.startsWith("${", at) && quote.startsWith("\"")) {
                skipExpression();
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                if (!overLines) {
                    break;
                }
                newLine();
            }
        }
        if (!text.startsWith(quote, at)) {
            unclosedText = new Brackets.Mistake(
                    line,
                    column,
                    "this `%s` is never closed\0add the missing `%s`; inside of a text it is written `\\%s`"
                            .formatted(quote, quote, quote));
        }
        at += quote.length() - 1;
    }

    /** `${…}` in a text may hold quotes of its own. */
    private void skipExpression() {
        int depth = 0;
        for (; at < lineEnd(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0 && text.charAt(at) == '}') {
                return;
            }
        }
        at--;
    }

    private void leave(String end, int skip, int more) {
        int found = text.indexOf(end, at + skip);
        int stop = found < 0 ? text.length() : found + more;
        for (; at < stop; at++) {
            if (text.charAt(at) == '\n') {
                newLine();
            }
        }
        at--;
    }

    private void newLine() {
        line++;
        lineStart = at + 1;
        before = '\n';
    }
}

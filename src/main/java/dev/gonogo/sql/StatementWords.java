package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;
import java.util.Optional;

/** Reads a statement from its beginning, word by word. */
final class StatementWords {

    private final String text;
    private final Lexer lexer;
    private Token next;

    StatementWords(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.next = lexer.nextSolid();
    }

    /** Goes on behind the words when they come next, all of them; else stays where it is. */
    boolean skip(String... words) {
        var first = next;
        for (String word : words) {
            if (next.kind() != Kind.WORD || !next.is(word, text)) {
                lexer.continueAt(first.end());
                next = first;
                return false;
            }
            advance();
        }
        return true;
    }

    /** Goes on behind a list in parentheses, when one comes next. */
    void skipParens() {
        int depth = 0;
        do {
            depth += next.kind() == Kind.OPEN_PAREN ? 1 : next.kind() == Kind.CLOSE_PAREN ? -1 : 0;
            if (depth > 0 || next.kind() == Kind.CLOSE_PAREN) {
                advance();
            }
        } while (depth > 0 && next.kind() != Kind.END);
    }

    void skipSymbol(String symbol) {
        if (next.kind() == Kind.SYMBOL && next.is(symbol, text)) {
            advance();
        }
    }

    /** The name that comes next, with its schema, as written; empty when there is none, or one with escapes (`U&"…"`). */
    String name() {
        var name = new StringBuilder();
        while (isPlainName()) {
            name.append(next.in(text));
            advance();
            if (!(next.kind() == Kind.SYMBOL && next.is(".", text))) {
                return name.toString();
            }
            name.append('.');
            advance();
        }
        return "";
    }

    /** The string that comes next, with its quotes. */
    Optional<String> string() {
        return next.kind() == Kind.STRING ? Optional.of(next.in(text)) : Optional.empty();
    }

    /** All that was not read yet. */
    String rest() {
        return text.substring(next.start());
    }

    private boolean isPlainName() {
        return next.kind() == Kind.WORD || next.kind() == Kind.QUOTED_NAME && text.charAt(next.start()) == '"';
    }

    private void advance() {
        next = lexer.nextSolid();
    }
}

package dev.gonogo.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the bracket or quote that somebody forgot, which a parser only notices much later. Where brackets leave it open which
 * one is missing, the indentation tells.
 */
final class Brackets {

    private static final Map<Character, Character> CLOSING = Map.of('{', '}', '(', ')', '[', ']');

    private final Deque<Open> open = new ArrayDeque<>();
    private Open unclosed;
    private Mistake deeper;
    private Mistake extra;

    private Brackets() {}

    /** @param message primary and hint, divided by `\0` */
    record Mistake(int line, int column, String message) {}

    /** An opening bracket, and how far its line is indented. */
    private record Open(char bracket, int line, int column, int indent) {

        char closing() {
            return CLOSING.get(bracket);
        }

        Mistake isNeverClosed() {
            return new Mistake(
                    line, column, "this `%s` is never closed\0add the missing `%s`".formatted(bracket, closing()));
        }
    }

    static Optional<Mistake> mistake(SourceText source) {
        var brackets = new Brackets();
        var code = new CodeReader(source.text());
        while (code.next()) {
            if (code.unclosedText().isPresent()) {
                return code.unclosedText();
            }
            if (CLOSING.containsKey(code.character())) {
                brackets.open.push(new Open(code.character(), code.line(), code.column(), code.indent()));
            } else if (CLOSING.containsValue(code.character())) {
                brackets.close(code);
            }
        }
        return code.unclosedText().or(brackets::found);
    }

    private Optional<Mistake> found() {
        if (extra != null) {
            return Optional.of(deeper != null ? deeper : extra);
        }
        return Optional.ofNullable(unclosed != null ? unclosed : open.peek()).map(Open::isNeverClosed);
    }

    private void close(CodeReader code) {
        boolean matches = open.stream().anyMatch(opened -> opened.closing() == code.character());
        if (!matches) {
            extra = extra != null ? extra : closesNothing(code);
            return;
        }
        while (open.peek().closing() != code.character()) {
            remember(open.pop());
        }
        var opened = open.pop();
        if (code.isFirstOfLine() && opened.line() != code.line()) {
            if (opened.indent() > code.indent()) {
                remember(opened);
            } else if (opened.indent() < code.indent() && deeper == null) {
                deeper = closesNothing(code);
            }
        }
    }

    private void remember(Open neverClosed) {
        unclosed = unclosed != null ? unclosed : neverClosed;
    }

    private static Mistake closesNothing(CodeReader code) {
        return new Mistake(
                code.line(),
                code.column(),
                "this `%s` closes nothing\0take it out, or add what it should close".formatted(code.character()));
    }
}

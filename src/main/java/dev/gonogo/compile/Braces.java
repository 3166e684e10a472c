package dev.gonogo.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** Finds the bracket that somebody forgot to close, which a parser only notices at the end of the file. */
final class Braces {

    private static final Map<Character, Character> CLOSING = Map.of('{', '}', '(', ')', '[', ']');

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private Open suspect;
    private int line = 1;
    private int lineStart;
    private int at;

    private Braces(String text) {
        this.text = text;
    }

    /** An opening bracket and where it stands. */
    record Open(char bracket, int line, int column, int indent) {
        char closing() {
            return CLOSING.get(bracket);
        }
    }

    /** The bracket that is never closed: by the indentation where it tells, else the last one left open. */
    static Optional<Open> unclosed(String text) {
        return new Braces(text).find();
    }

    private Optional<Open> find() {
        for (at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '\n') {
                line++;
                lineStart = at + 1;
            } else if (character == '\'' || character == '"') {
                skipText(character);
            } else if (text.startsWith("//", at)) {
                skipTo("\n", -1);
            } else if (text.startsWith("/*", at)) {
                skipTo("*/", 1);
            } else if (CLOSING.containsKey(character)) {
                open.push(new Open(character, line, at - lineStart + 1, indent()));
            } else if (CLOSING.containsValue(character)) {
                close(character);
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(suspect != null ? suspect : open.peek());
    }

    private void close(char character) {
        if (open.isEmpty() || open.peek().closing() != character) {
            return;
        }
        var opened = open.pop();
        boolean first = text.substring(lineStart, at).isBlank();
        if (suspect == null && first && opened.line() != line && opened.indent() > at - lineStart) {
            suspect = opened;
        }
    }

    private int indent() {
        int column = lineStart;
        while (column < text.length() && text.charAt(column) == ' ') {
            column++;
        }
        return column - lineStart;
    }

    private void skipText(char quote) {
        var triple = String.valueOf(quote).repeat(3);
        if (text.startsWith(triple, at)) {
            at += 2;
            at++;
            skipTo(triple, 2);
            return;
        }
        for (at++; at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at--;
        }
    }

    /** Moves to the last character of what ends a comment or text, counting lines on the way. */
    private void skipTo(String end, int more) {
        int found = text.indexOf(end, at);
        int stop = found < 0 ? text.length() - 1 : found + more;
        for (; at < stop; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }
}

package dev.gonogo.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** The parentheses and brackets of a statement that are open. Brackets count only for what a colon in them means. */
final class Nesting {

    private enum Bracket {
        PAREN,
        ARRAY,
        SUBSCRIPT
    }

    private record Opened(Bracket bracket, int offset) {}

    private final Deque<Opened> open = new ArrayDeque<>();
    private int parens;
    private boolean beforeArray;

    /** @param offset where in the file it counts as opened */
    void take(Token token, String text, int offset) {
        switch (token.kind()) {
            case OPEN_PAREN -> openParen(offset);
            case CLOSE_PAREN -> closeParen();
            case OPEN_BRACKET -> open.push(new Opened(beforeArray ? Bracket.ARRAY : Bracket.SUBSCRIPT, offset));
            case CLOSE_BRACKET -> closeBracket();
            default -> {}
        }
        beforeArray = token.is("ARRAY", text) || isIn(Bracket.ARRAY) && (token.is("[", text) || token.is(",", text));
    }

    boolean inParens() {
        return parens > 0;
    }

    boolean inSubscript() {
        return isIn(Bracket.SUBSCRIPT);
    }

    /** Where the outermost parenthesis that is still open stands. */
    OptionalInt firstOpenParen() {
        return open.stream()
                .filter(opened -> opened.bracket == Bracket.PAREN)
                .mapToInt(Opened::offset)
                .min();
    }

    private void openParen(int offset) {
        open.push(new Opened(Bracket.PAREN, offset));
        parens++;
    }

    /** As psql does it, a parenthesis that closes nothing is ignored. */
    private void closeParen() {
        if (parens == 0) {
            return;
        }
        parens--;
        while (!isIn(Bracket.PAREN)) {
            open.pop();
        }
        open.pop();
    }

    private void closeBracket() {
        if (!open.isEmpty() && !isIn(Bracket.PAREN)) {
            open.pop();
        }
    }

    private boolean isIn(Bracket bracket) {
        return !open.isEmpty() && open.peek().bracket == bracket;
    }
}

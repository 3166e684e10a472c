package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;

/**
 * Cuts SQL into tokens by the rules of psql's lexer (psqlscan.l of PostgreSQL 15, standard_conforming_strings on), each
 * character once. Operators come out one character at a time; that decides nothing about where a statement ends.
 */
final class Lexer {

    private final String text;
    private final int shift;
    private int position;

    Lexer(String text) {
        this(text, 0);
    }

    private Lexer(String text, int shift) {
        this.text = text;
        this.shift = shift;
    }

    /** Of a part of the text, as if it ended there; tokens stand where they stand in the whole. */
    static Lexer within(String text, int start, int end) {
        return new Lexer(text.substring(start, end), start);
    }

    /** The token at the position, which moves behind it; at the end of the text `END`, again and again. */
    Token next() {
        var token = position < text.length() ? tokenAt(position) : token(Kind.END, text.length(), text.length());
        position = token.end();
        return shift == 0 ? token : token.shifted(shift);
    }

    /** The next token that is neither space nor comment. */
    Token nextSolid() {
        var token = next();
        while (token.isBlank()) {
            token = next();
        }
        return token;
    }

    void continueAt(int offset) {
        position = offset - shift;
    }

    private Token tokenAt(int start) {
        char c = text.charAt(start);
        if (Characters.isSpace(c)) {
            return token(Kind.SPACE, start, Spaces.end(text, start));
        }
        if (Characters.isLetter(c)) {
            return wordOrQuote(start);
        }
        if (Numbers.startsAt(text, start)) {
            return token(Kind.NUMBER, start, Numbers.end(text, start));
        }
        return mark(c, start);
    }

    private Token wordOrQuote(int start) {
        return switch (QuotePrefix.at(text, start)) {
            case ESCAPE -> token(Kind.STRING, start, Quotes.escapeStringEnd(text, start + 1));
            case ONE_LETTER -> token(Kind.STRING, start, Quotes.end(text, start + 1));
            case UNICODE_STRING -> token(Kind.STRING, start, Quotes.end(text, start + 2));
            case UNICODE_NAME -> token(Kind.QUOTED_NAME, start, Quotes.end(text, start + 2));
            case NONE -> token(Kind.WORD, start, Characters.wordEnd(text, start));
        };
    }

    private Token mark(char c, int start) {
        return switch (c) {
            case '\'' -> token(Kind.STRING, start, Quotes.end(text, start));
            case '"' -> token(Kind.QUOTED_NAME, start, Quotes.end(text, start));
            case '$' -> dollar(start);
            case ':' -> colon(start);
            case '.' -> token(Kind.SYMBOL, start, text.startsWith("..", start) ? start + 2 : start + 1);
            case '-', '/' -> commentOrSymbol(start);
            case '(' -> single(Kind.OPEN_PAREN, start);
            case ')' -> single(Kind.CLOSE_PAREN, start);
            case '[' -> single(Kind.OPEN_BRACKET, start);
            case ']' -> single(Kind.CLOSE_BRACKET, start);
            case ';' -> single(Kind.SEMICOLON, start);
            case '\\' -> single(Kind.BACKSLASH, start);
            default -> single(Kind.SYMBOL, start);
        };
    }

    private Token commentOrSymbol(int start) {
        if (text.startsWith("--", start)) {
            return token(Kind.LINE_COMMENT, start, Comments.lineEnd(text, start));
        }
        return text.startsWith("/*", start)
                ? token(Kind.BLOCK_COMMENT, start, Comments.blockEnd(text, start))
                : single(Kind.SYMBOL, start);
    }

    private Token dollar(int start) {
        if (Characters.isDigit(Characters.at(text, start + 1))) {
            return token(Kind.PARAMETER, start, Numbers.parameterEnd(text, start));
        }
        int tagEnd = Quotes.dollarTagEnd(text, start);
        return tagEnd == start
                ? single(Kind.SYMBOL, start)
                : token(Kind.DOLLAR_STRING, start, Quotes.dollarStringEnd(text, start, tagEnd));
    }

    private Token colon(int start) {
        char next = Characters.at(text, start + 1);
        if (next == ':' || next == '=') {
            return token(Kind.SYMBOL, start, start + 2);
        }
        int end = PsqlVariable.end(text, start);
        return end == start ? single(Kind.SYMBOL, start) : token(Kind.VARIABLE, start, end);
    }

    private Token single(Kind kind, int start) {
        return token(kind, start, start + 1);
    }

    private Token token(Kind kind, int start, int end) {
        return end == Quotes.NEVER ? new Token(kind, start, text.length(), false) : new Token(kind, start, end, true);
    }
}

package dev.gonogo.sql;

/**
 * A piece of SQL text, from `start` up to and without `end`.
 *
 * @param closed false for a quote or comment that the end of the text cut off
 */
record Token(Kind kind, int start, int end, boolean closed) {

    enum Kind {
        SPACE,
        LINE_COMMENT,
        BLOCK_COMMENT,
        WORD,
        QUOTED_NAME,
        STRING,
        DOLLAR_STRING,
        NUMBER,
        PARAMETER,
        VARIABLE,
        OPEN_PAREN,
        CLOSE_PAREN,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        SEMICOLON,
        BACKSLASH,
        SYMBOL,
        END
    }

    Token shifted(int by) {
        return new Token(kind, start + by, end + by, closed);
    }

    boolean isBlank() {
        return kind == Kind.SPACE || kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    boolean is(String word, String text) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    String in(String text) {
        return text.substring(start, end);
    }
}

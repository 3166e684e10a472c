package dev.gonogo.sql;

/** What stands, without a space, in front of a quote and belongs to it. */
enum QuotePrefix {
    /** `E'…'`, where a backslash escapes. */
    ESCAPE,
    /** `B'…'`, `X'…'` and `N'…'`. */
    ONE_LETTER,
    /** `U&'…'`. */
    UNICODE_STRING,
    /** `U&"…"`. */
    UNICODE_NAME,
    NONE;

    static QuotePrefix at(String text, int start) {
        char next = Characters.at(text, start + 1);
        return switch (text.charAt(start)) {
            case 'e', 'E' -> next == '\'' ? ESCAPE : NONE;
            case 'b', 'B', 'x', 'X', 'n', 'N' -> next == '\'' ? ONE_LETTER : NONE;
            case 'u', 'U' -> next == '&' ? unicode(Characters.at(text, start + 2)) : NONE;
            default -> NONE;
        };
    }

    private static QuotePrefix unicode(char quote) {
        return switch (quote) {
            case '\'' -> UNICODE_STRING;
            case '"' -> UNICODE_NAME;
            default -> NONE;
        };
    }
}

package dev.gonogo.sql;

/** The classes of characters in PostgreSQL's lexers. Everything outside ASCII is a letter to them. */
final class Characters {

    private static final char FIRST_OUTSIDE_ASCII = 0x80;
    private static final char VERTICAL_TAB = 0x0B;

    private Characters() {}

    /** The character at the offset, NUL behind the end of the text. */
    static char at(String text, int offset) {
        return offset < text.length() ? text.charAt(offset) : 0;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == VERTICAL_TAB || isNewline(c);
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= FIRST_OUTSIDE_ASCII;
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** Behind the unquoted name or keyword that starts there. */
    static int wordEnd(String text, int start) {
        int end = start + 1;
        while (isLetterOrDigit(at(text, end)) || at(text, end) == '$') {
            end++;
        }
        return end;
    }
}

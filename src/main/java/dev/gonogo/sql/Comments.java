package dev.gonogo.sql;

/** Where a comment ends. */
final class Comments {

    private Comments() {}

    /** The line break, which is not part of it, or the end of the text. A lone CR is a line break too. */
    static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Characters.isNewline(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Behind the asterisk and slash that close the outermost of the nested comments, or `NEVER`. */
    static int blockEnd(String text, int start) {
        int depth = 1;
        int at = start + 2;
        while (depth > 0 && at < text.length()) {
            int change = text.startsWith("/*", at) ? 1 : text.startsWith("*/", at) ? -1 : 0;
            depth += change;
            at += change == 0 ? 1 : 2;
        }
        return depth == 0 ? at : Quotes.NEVER;
    }
}

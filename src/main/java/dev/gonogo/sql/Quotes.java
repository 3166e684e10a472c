package dev.gonogo.sql;

/** Where a quoted thing ends: the offset behind its closing quote, or `NEVER`. */
final class Quotes {

    static final int NEVER = -1;

    private Quotes() {}

    /** Of a string or a quoted name without escapes; a doubled quote is part of it. */
    static int end(String text, int quote) {
        char mark = text.charAt(quote);
        int at = text.indexOf(mark, quote + 1);
        while (at >= 0 && Characters.at(text, at + 1) == mark) {
            at = text.indexOf(mark, at + 2);
        }
        return at < 0 ? NEVER : at + 1;
    }

    /** Of a string where a backslash escapes, through all its continuations on further lines. */
    static int escapeStringEnd(String text, int quote) {
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && Characters.at(text, at + 1) != '\'') {
                int continued = continuation(text, at + 1);
                if (continued == NEVER) {
                    return at + 1;
                }
                at = continued + 1;
            } else {
                at += c == '\'' || c == '\\' ? 2 : 1;
            }
        }
        return NEVER;
    }

    /** Behind the second dollar of `$tag$`; `start` when no dollar quote begins there. */
    static int dollarTagEnd(String text, int start) {
        int end = start + 1;
        if (Characters.isLetter(Characters.at(text, end))) {
            while (Characters.isLetterOrDigit(Characters.at(text, end))) {
                end++;
            }
        }
        return Characters.at(text, end) == '$' ? end + 1 : start;
    }

    static int dollarStringEnd(String text, int start, int tagEnd) {
        var tag = text.substring(start, tagEnd);
        int close = text.indexOf(tag, tagEnd);
        return close < 0 ? NEVER : close + tag.length();
    }

    /** The quote that continues a string closed just before: a line break must stand between, comments may. */
    private static int continuation(String text, int start) {
        int at = start;
        boolean lineBroken = false;
        while (at < text.length() && (Characters.isSpace(text.charAt(at)) || text.startsWith("--", at))) {
            lineBroken |= Characters.isNewline(text.charAt(at));
            at = text.charAt(at) == '-' ? Comments.lineEnd(text, at) : at + 1;
        }
        return lineBroken && Characters.at(text, at) == '\'' ? at : NEVER;
    }
}

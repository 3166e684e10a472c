package dev.gonogo.sql;

/** The white space between tokens. */
final class Spaces {

    private Spaces() {}

    static int end(String text, int start) {
        int end = start;
        while (Characters.isSpace(Characters.at(text, end))) {
            end++;
        }
        return end;
    }

    static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }
}

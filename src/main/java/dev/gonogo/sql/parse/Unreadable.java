package dev.gonogo.sql.parse;

/**
 * Where the grammar gave up.
 *
 * @param at characters before it in the statement
 * @param near what stands there
 */
public record Unreadable(int at, String near) {

    static Unreadable tooDeep() {
        return new Unreadable(0, "a nesting that deep");
    }
}

package dev.gonogo.sql;

/** Whose data a `COPY` moves. PostgreSQL takes `STDIN` and `STDOUT` for the same. */
final class Copy {

    private Copy() {}

    static boolean readsFromClient(SqlStatement statement) {
        return statement.command().equals("COPY") && moves(statement.text(), "FROM");
    }

    static boolean writesToClient(String text) {
        return moves(text, "TO");
    }

    private static boolean moves(String text, String direction) {
        var words = Words.outsideParens(text);
        return words.containsPhrase(direction, "STDIN") || words.containsPhrase(direction, "STDOUT");
    }
}

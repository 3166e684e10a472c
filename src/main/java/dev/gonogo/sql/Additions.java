package dev.gonogo.sql;

import java.util.Set;

/**
 * What can be told from the text of statements alone about what they leave behind: those here make a new object, or write a
 * comment to one; they take nothing from any other, and call no function that could.
 */
final class Additions {

    private static final Set<String> COMMANDS =
            Set.of("CREATE TABLE", "CREATE INDEX", "CREATE SEQUENCE", "CREATE TYPE", "COMMENT");

    private Additions() {}

    static boolean isOne(SqlStatement statement) {
        return COMMANDS.contains(statement.command()) && isPlain(statement);
    }

    /** A table of a query's rows, a partition that takes over rows, and an index of expressions evaluate what is written there. */
    private static boolean isPlain(SqlStatement statement) {
        var words = Words.outsideParens(statement.text());
        return switch (statement.command()) {
            case "CREATE TABLE" -> !words.contains("AS") && !words.contains("PARTITION");
            case "CREATE INDEX" ->
                !words.contains("WHERE") && !Words.all(statement.text()).isNested();
            default -> true;
        };
    }
}

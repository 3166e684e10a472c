package dev.gonogo.sql;

import java.util.Set;

/**
 * What can be told from the text of statements alone about what they leave behind: those here make a new object, or write a
 * comment to one; they take nothing from any other, and call no function that could.
 */
final class Additions {

    private static final Set<String> COMMANDS =
            Set.of("CREATE TABLE", "CREATE INDEX", "CREATE SEQUENCE", "CREATE TYPE", "COMMENT");

    private static final Set<String> EVALUATED = Set.of("EXCLUDE", "LIKE", "INHERITS", "OF");

    private Additions() {}

    static boolean isOne(SqlStatement statement) {
        return COMMANDS.contains(statement.command()) && isPlain(statement);
    }

    /**
     * Whether the server evaluates what the statement says when it makes the object, and so may call functions: it folds the
     * expressions of generated columns and of the indexes behind EXCLUDE, also where they are taken over from another table.
     */
    static boolean evaluates(SqlStatement statement) {
        var words = Words.all(statement.text());
        return switch (statement.command()) {
            case "CREATE TABLE" ->
                EVALUATED.stream().anyMatch(words::contains) || words.count("GENERATED") > words.count("IDENTITY");
            case "CREATE TYPE" -> !words.containsPhrase("AS", "ENUM") && !words.containsPhrase("AS", "(");
            default -> false;
        };
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

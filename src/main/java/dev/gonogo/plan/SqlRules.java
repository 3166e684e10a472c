package dev.gonogo.plan;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.sql.Alone;
import dev.gonogo.sql.RangedStatement;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.TransactionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SQL must be like to run in the transactions of its step, and outside of them. */
final class SqlRules {

    private SqlRules() {}

    /** A script that changes something: at least one statement, none of which begins or ends a transaction itself. */
    static List<Problem> script(SqlScript script) {
        if (script.statements().isEmpty()) {
            return List.of(problem(
                    new Place(script.file(), 1, 0),
                    "the file has no statement in it",
                    "an empty file that passes as done hides what is missing"));
        }
        var problems = new ArrayList<Problem>();
        script.statements().forEach(statement -> statement(statement).ifPresent(problems::add));
        return problems;
    }

    /** The query of a check: one statement, which cannot leave the read-only transaction it runs in. */
    static List<Problem> query(SqlScript script) {
        var statements = script.statements();
        if (statements.size() != 1) {
            return List.of(problem(
                    new Place(script.file(), 1, 0),
                    "a query is one statement, and these are " + statements.size(),
                    "make a check of each"));
        }
        var statement = statements.get(0);
        return statement.transactionUse() == TransactionUse.TRANSACTION_CONTROL
                ? List.of(problem(
                        statement.at(),
                        "`%s` in a check".formatted(statement.command()),
                        "a check runs in a read-only transaction, and leaves it as it is"))
                : List.of();
    }

    /** What is done with each batch: one statement, which says what is in the batch. */
    static List<Problem> batch(RangedStatement ranged, SqlScript script) {
        var start = new Place(script.file(), 1, 0);
        if (!ranged.isRanged()) {
            return List.of(problem(
                    start,
                    "the statement has no `:batch` in it, so each batch would change all rows",
                    "write `update … where :batch and …`"));
        }
        if (script.statements().size() != 1) {
            return List.of(problem(
                    start,
                    "a batch is one statement, and these are "
                            + script.statements().size(),
                    "put them into one with `WITH`, or make a batch of each"));
        }
        var statement = script.statements().get(0);
        return RangedStatement.isRepeatable(statement)
                ? List.of()
                : List.of(problem(
                        statement.at(),
                        "`%s` cannot be done batch by batch".formatted(statement.command()),
                        "`UPDATE`, `DELETE`, `INSERT`, `MERGE`, and a `SELECT` of a function can"));
    }

    private static Optional<Problem> statement(SqlStatement statement) {
        return switch (statement.transactionUse()) {
            case TRANSACTION_CONTROL ->
                Optional.of(problem(
                        statement.at(),
                        "`%s` in a file that runs in a transaction of its own".formatted(statement.command()),
                        "take it out: the file, its history row and its receipt commit together"));
            case OUTSIDE_TRANSACTION -> findable(statement);
            case SESSION, TRANSACTIONAL -> Optional.empty();
        };
    }

    private static Optional<Problem> findable(SqlStatement statement) {
        return statement.alone() instanceof Alone.BuildIndex build
                        && build.index().isEmpty()
                ? Optional.of(
                        problem(
                                statement.at(),
                                "`CREATE INDEX CONCURRENTLY` without a plain name for the index",
                                "name the index: a build that is interrupted leaves an invalid one, which is found again by its name"))
                : Optional.empty();
    }

    private static Problem problem(Place at, String message, String hint) {
        return new Problem(at, message, "", hint);
    }
}

package dev.gonogo.plan;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.sql.Alone;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.TransactionUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What SQL must be like to run in the transactions of its step, and outside of them. */
final class SqlRules {

    /** Words that PostgreSQL's commands begin with; a parenthesis, which has none, begins a query. */
    private static final Set<String> FIRST_WORDS = Set.of(
            ("ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE"
                            + " DISCARD DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN LOAD LOCK MERGE MOVE NOTIFY"
                            + " PREPARE REASSIGN REFRESH REINDEX RELEASE REPACK RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT"
                            + " SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM VALUES WITH")
                    .split(" "));

    private static final Pattern PARENTHESIS = Pattern.compile("(?s)(\\s|/\\*.*?\\*/)*\\(");
    private static final int LONGEST = 40;

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

    private static Optional<Problem> statement(SqlStatement statement) {
        if (!FIRST_WORDS.contains(statement.command().split(" ")[0])
                && !PARENTHESIS.matcher(statement.text()).lookingAt()) {
            return Optional.of(problem(
                    statement.at(),
                    "`%s` begins no SQL command".formatted(beginning(statement)),
                    "is this the file that it should be?"));
        }
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

    private static String beginning(SqlStatement statement) {
        var line = statement.text().strip().lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
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

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
import java.util.function.Function;
import java.util.regex.Pattern;

/** What SQL must be like to run in the transactions of its step, and outside of them. */
enum SqlRules {

    /** A script whose transactions are Gonogo's alone. */
    ONE_TRANSACTION {
        @Override
        List<Problem> problems(SqlScript script) {
            return changing(script, SqlRules::controls);
        }
    },

    /** A script that may begin and end transactions itself. */
    OWN_TRANSACTIONS {
        @Override
        List<Problem> problems(SqlScript script) {
            var problems = new ArrayList<>(changing(script, control -> Optional.empty()));
            problems.addAll(script.problemsOfTransactions());
            return problems;
        }
    },

    /** A script of tests, in one transaction that is taken back; it may say so itself, as scripts for pgTAP do. */
    TESTS {
        @Override
        List<Problem> problems(SqlScript script) {
            return tests(script);
        }
    },

    /** The query of a check. */
    QUERY {
        @Override
        List<Problem> problems(SqlScript script) {
            return query(script);
        }
    };

    /** Words that PostgreSQL's commands begin with; a parenthesis, which has none, begins a query. */
    private static final Set<String> FIRST_WORDS = Set.of(
            ("ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE DELETE"
                            + " DISCARD DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN LOAD LOCK MERGE MOVE NOTIFY"
                            + " PREPARE REASSIGN REFRESH REINDEX RELEASE REPACK RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT"
                            + " SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM VALUES WITH")
                    .split(" "));

    private static final Set<String> BEGINS = Set.of("BEGIN", "START TRANSACTION");

    private static final Set<String> TAKES_BACK = Set.of("ROLLBACK", "ABORT");

    private static final Pattern PARENTHESIS = Pattern.compile("(?s)(\\s|/\\*.*?\\*/)*\\(");
    private static final int LONGEST = 40;

    abstract List<Problem> problems(SqlScript script);

    static SqlRules script(boolean ownTransactions) {
        return ownTransactions ? OWN_TRANSACTIONS : ONE_TRANSACTION;
    }

    /** Those that are declared first are the stricter ones. */
    SqlRules stricter(SqlRules other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** A script that changes something: at least one statement. */
    private static List<Problem> changing(SqlScript script, Function<SqlStatement, Optional<Problem>> control) {
        if (script.portions().isEmpty()) {
            return List.of(problem(
                    new Place(script.file(), 1, 0),
                    "the file has no statement in it",
                    "an empty file that passes as done hides what is missing"));
        }
        var problems = new ArrayList<Problem>();
        script.statements().forEach(statement -> statement(statement, control).ifPresent(problems::add));
        return problems;
    }

    /** One statement, which cannot leave the read-only transaction it runs in, nor reads rows from its file. */
    private static List<Problem> query(SqlScript script) {
        var statements = script.statements();
        if (statements.size() != 1) {
            return List.of(problem(
                    new Place(script.file(), 1, 0),
                    "a query is one statement, and these are " + statements.size(),
                    "make a check of each"));
        }
        var statement = statements.get(0);
        boolean leaves = statement.transactionUse() == TransactionUse.TRANSACTION_CONTROL;
        return leaves || statement.rows().isPresent()
                ? List.of(problem(
                        statement.at(),
                        "`%s` in a check".formatted(statement.command()),
                        "a check runs in a read-only transaction, and leaves it as it is"))
                : List.of();
    }

    private static List<Problem> tests(SqlScript script) {
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < script.statements().size(); i++) {
            var statement = script.statements().get(i);
            boolean frames = i == 0 && BEGINS.contains(statement.command())
                    || i == script.statements().size() - 1 && TAKES_BACK.contains(statement.command());
            if (statement.transactionUse() == TransactionUse.OUTSIDE_TRANSACTION) {
                problems.add(problem(
                        statement,
                        "`%s` in a script of tests".formatted(statement.command()),
                        "all of it is taken back, and this cannot be"));
            } else if (!frames) {
                statement(
                                statement,
                                control -> Optional.of(
                                        problem(
                                                control,
                                                "`%s` in a script of tests".formatted(control.command()),
                                                "it may begin with `BEGIN` and end with `ROLLBACK`; all of it is taken back in any case")))
                        .ifPresent(problems::add);
            }
        }
        return script.statements().isEmpty()
                ? List.of(problem(
                        new Place(script.file(), 1, 0),
                        "the file has no statement in it",
                        "an empty file that passes as done hides what is missing"))
                : problems;
    }

    private static Optional<Problem> statement(
            SqlStatement statement, Function<SqlStatement, Optional<Problem>> control) {
        if (!FIRST_WORDS.contains(statement.command().split(" ")[0])
                && !PARENTHESIS.matcher(statement.text()).lookingAt()) {
            return Optional.of(problem(
                    statement.at(),
                    "`%s` begins no SQL command".formatted(beginning(statement)),
                    "is this the file that it should be?"));
        }
        return switch (statement.transactionUse()) {
            case TRANSACTION_CONTROL -> control.apply(statement);
            case OUTSIDE_TRANSACTION -> findable(statement);
            case SESSION, TRANSACTIONAL -> Optional.empty();
        };
    }

    private static Optional<Problem> controls(SqlStatement statement) {
        return Optional.of(problem(
                statement,
                "`%s` in a file that runs in a transaction of its own".formatted(statement.command()),
                "take it out: the file, its history row and its receipt commit together; or say `ownTransactions()`"));
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
                                statement,
                                "`CREATE INDEX CONCURRENTLY` without a plain name for the index",
                                "name the index: a build that is interrupted leaves an invalid one, which is found again by its name"))
                : Optional.empty();
    }

    private static Problem problem(SqlStatement statement, String message, String hint) {
        return new Problem(statement.at(), message, statement.lineOf(0), hint);
    }

    private static Problem problem(Place at, String message, String hint) {
        return new Problem(at, message, "", hint);
    }
}

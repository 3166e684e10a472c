package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what in a script's own transactions would not be carried out as it stands. For one use. */
final class TransactionBlocks {

    private static final String END_WITH_COMMIT = "end it with `COMMIT`";
    private static final String PLAN_AHEAD =
            "what a script does is approved before it runs: take out what is not to be done";

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> savepoints = new ArrayList<>();
    private Optional<SqlStatement> begin = Optional.empty();
    private boolean somethingDone;

    List<Problem> problems(List<SqlStatement> statements) {
        statements.forEach(this::take);
        begin.ifPresent(
                open -> problem(open, "`BEGIN` without `COMMIT`", END_WITH_COMMIT + ", or psql would undo all of it"));
        return problems;
    }

    private void take(SqlStatement statement) {
        var what = OwnTransaction.of(statement);
        switch (what) {
            case BEGINS -> begins(statement);
            case ENDS -> ends(statement);
            case ENDS_AND_CHAINS -> problem(statement, "`COMMIT AND CHAIN`", "write `COMMIT` and `BEGIN`");
            case TAKES_BACK -> problem(statement, "`ROLLBACK` of a whole transaction", PLAN_AHEAD);
            case SAVES, TAKES_BACK_TO, RELEASES -> savepoint(statement, what);
            case SHAPES -> shapes(statement);
            case PREPARES ->
                problem(
                        statement,
                        "`" + statement.command() + "`",
                        "a transaction is committed here together with its receipt, in one phase");
            case NOTHING -> other(statement);
        }
    }

    private void begins(SqlStatement statement) {
        begin.ifPresentOrElse(
                open -> problem(
                        statement,
                        "`BEGIN` in the transaction that began at " + open.at(),
                        END_WITH_COMMIT + " before"),
                () -> begin = Optional.of(statement));
        savepoints.clear();
        somethingDone = false;
        modes(statement);
    }

    private void ends(SqlStatement statement) {
        if (begin.isEmpty()) {
            problem(
                    statement,
                    "`%s` without `BEGIN`".formatted(statement.command()),
                    "take it out, or write the `BEGIN`");
        }
        begin = Optional.empty();
        savepoints.clear();
    }

    private void shapes(SqlStatement statement) {
        if (begin.isEmpty() || somethingDone) {
            problem(
                    statement,
                    "`SET TRANSACTION` that does not stand right behind `BEGIN`",
                    "write it into the `BEGIN`");
        }
        modes(statement);
    }

    private void modes(SqlStatement statement) {
        var words = Words.all(statement.text());
        if (words.containsPhrase("READ", "ONLY")) {
            problem(
                    statement,
                    "a transaction that is `READ ONLY`",
                    "its receipt could not be written: look with a `check`");
        }
        if (words.contains("SNAPSHOT")) {
            problem(
                    statement,
                    "`SET TRANSACTION SNAPSHOT`",
                    "no other session's snapshot is there when the script runs");
        }
    }

    private void savepoint(SqlStatement statement, OwnTransaction what) {
        var name = OwnTransaction.savepoint(statement);
        int known = savepoints.lastIndexOf(name);
        somethingDone = true;
        if (begin.isEmpty()) {
            problem(
                    statement,
                    "`%s` outside of a transaction".formatted(statement.command()),
                    "put it between `BEGIN` and `COMMIT`");
        } else if (what == OwnTransaction.SAVES) {
            savepoints.add(name);
        } else if (known < 0) {
            problem(
                    statement,
                    "there is no savepoint `%s` in this transaction".formatted(name),
                    "set it behind the same `BEGIN`");
        } else {
            int kept = what == OwnTransaction.RELEASES ? known : known + 1;
            savepoints.subList(kept, savepoints.size()).clear();
        }
    }

    private void other(SqlStatement statement) {
        somethingDone = true;
        if (begin.isPresent() && statement.transactionUse() == TransactionUse.OUTSIDE_TRANSACTION) {
            problem(
                    statement,
                    "`%s` between `BEGIN` and `COMMIT`".formatted(statement.command()),
                    "the server refuses it there: put it outside");
        }
    }

    private void problem(SqlStatement statement, String message, String hint) {
        var at = statement.at();
        problems.add(new Problem(at, message, statement.lineOf(0), hint));
    }
}

package dev.gonogo.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a script where it must be divided: around what refuses a transaction, behind new values of an enum, and around
 * each of the script's own transactions.
 */
final class Portions {

    private final List<Portion> divided = new ArrayList<>();
    private final List<SqlStatement> settings = new ArrayList<>();
    private final List<SqlStatement> modes = new ArrayList<>();
    private final List<SqlStatement> open = new ArrayList<>();
    private final List<Said> unsaid = new ArrayList<>();
    private NewValues newValues = new NewValues();
    private boolean inOwnTransaction;

    private Portions() {}

    static List<Portion> of(List<SqlStatement> statements) {
        return List.copyOf(divide(statements).divided);
    }

    /** What stands before statements that are in no portion, and behind the last one that is in one. */
    static List<Said> leftUnsaid(List<SqlStatement> statements) {
        boolean silent =
                statements.stream().allMatch(statement -> statement.said().isEmpty());
        return silent ? List.of() : List.copyOf(divide(statements).unsaid);
    }

    private static Portions divide(List<SqlStatement> statements) {
        var portions = new Portions();
        statements.forEach(portions::take);
        portions.end();
        return portions;
    }

    private void take(SqlStatement statement) {
        var transaction = OwnTransaction.of(statement);
        if (transaction == OwnTransaction.BEGINS) {
            begin(statement);
        } else if (transaction == OwnTransaction.ENDS) {
            close();
            unsaid.addAll(statement.said());
            inOwnTransaction = false;
        } else if (inOwnTransaction && open.isEmpty() && transaction == OwnTransaction.SHAPES) {
            modes.add(saying(statement));
        } else if (inOwnTransaction) {
            open.add(saying(statement));
        } else {
            divide(statement);
        }
    }

    private void begin(SqlStatement begin) {
        close();
        inOwnTransaction = true;
        unsaid.addAll(begin.said());
        OwnTransaction.modes(begin).ifPresent(modes::add);
    }

    /** What stands before a `BEGIN` or a `COMMIT` is said before the statement that comes next. */
    private SqlStatement saying(SqlStatement statement) {
        unsaid.addAll(statement.said());
        var saying = statement.saying(unsaid);
        unsaid.clear();
        return saying;
    }

    private void divide(SqlStatement statement) {
        if (statement.transactionUse() == TransactionUse.OUTSIDE_TRANSACTION) {
            close();
            add(List.of(saying(statement)), true);
            forgetAfter(statement);
            return;
        }
        if (newValues.areUsedBy(statement)) {
            close();
        }
        newValues.note(statement);
        open.add(saying(statement));
    }

    private void forgetAfter(SqlStatement statement) {
        if (statement.command().equals("DISCARD ALL")) {
            settings.clear();
        }
    }

    /** What only sets something for the session is in force in the next portion, and is none itself. */
    private void close() {
        if (open.stream().allMatch(Portions::isSetting)) {
            open.forEach(setting -> unsaid.addAll(setting.said()));
        } else {
            add(open, false);
        }
        open.stream().filter(Portions::isSetting).forEach(settings::add);
        open.clear();
        modes.clear();
        newValues = new NewValues();
    }

    private void end() {
        if (divided.isEmpty() && !open.isEmpty()) {
            add(open, false);
        } else {
            close();
        }
    }

    private void add(List<SqlStatement> statements, boolean alone) {
        divided.add(new Portion(divided.size() + 1, settings, modes, statements, alone));
    }

    private static boolean isSetting(SqlStatement statement) {
        return statement.transactionUse() == TransactionUse.SESSION;
    }
}

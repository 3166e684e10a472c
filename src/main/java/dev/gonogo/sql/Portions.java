package dev.gonogo.sql;

import java.util.ArrayList;
import java.util.List;

/** Divides a script where it must be divided: around what refuses a transaction, and behind new values of an enum. */
final class Portions {

    private final List<Portion> divided = new ArrayList<>();
    private final List<SqlStatement> settings = new ArrayList<>();
    private final List<SqlStatement> open = new ArrayList<>();
    private NewValues newValues = new NewValues();

    private Portions() {}

    static List<Portion> of(List<SqlStatement> statements) {
        var portions = new Portions();
        statements.forEach(portions::take);
        portions.end();
        return List.copyOf(portions.divided);
    }

    private void take(SqlStatement statement) {
        if (statement.transactionUse() == TransactionUse.OUTSIDE_TRANSACTION) {
            close();
            add(List.of(statement), true);
            forgetAfter(statement);
            return;
        }
        if (newValues.areUsedBy(statement)) {
            close();
        }
        newValues.note(statement);
        open.add(statement);
    }

    private void forgetAfter(SqlStatement statement) {
        if (statement.command().equals("DISCARD ALL")) {
            settings.clear();
        }
    }

    /** What only sets something for the session is in force in the next portion, and is none itself. */
    private void close() {
        if (!open.stream().allMatch(Portions::isSetting)) {
            add(open, false);
        }
        open.stream().filter(Portions::isSetting).forEach(settings::add);
        open.clear();
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
        divided.add(new Portion(divided.size() + 1, settings, statements, alone));
    }

    private static boolean isSetting(SqlStatement statement) {
        return statement.transactionUse() == TransactionUse.SESSION;
    }
}

package dev.gonogo.sql.lint;

import dev.gonogo.sql.SqlStatement;
import java.util.Set;

/** Statements behind which another transaction begins. */
final class TransactionEnds {

    private static final Set<String> ENDS = Set.of("COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE TRANSACTION");

    private TransactionEnds() {}

    static boolean at(SqlStatement statement) {
        return ENDS.contains(statement.command());
    }
}

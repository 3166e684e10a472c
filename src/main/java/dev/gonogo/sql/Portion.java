package dev.gonogo.sql;

import java.util.List;

/**
 * A part of a script that takes effect as a whole: the statements of one transaction, or one statement that cannot be in a
 * transaction.
 *
 * @param number from 1
 * @param settings what the script has set for its session before (`SET`, `RESET`, …), for a session of the portion's own
 * @param alone whether it is one statement outside of any transaction
 */
public record Portion(int number, List<SqlStatement> settings, List<SqlStatement> statements, boolean alone) {

    public Portion {
        settings = List.copyOf(settings);
        statements = List.copyOf(statements);
    }
}

package dev.gonogo.sql;

import java.util.List;

/**
 * A part of a script that takes effect as a whole: the statements of one transaction, or one statement that cannot be in a
 * transaction.
 *
 * @param number from 1
 * @param settings what the script has set for its session before (`SET`, `RESET`, …), for a session of the portion's own
 * @param modes how the script shapes the portion's transaction (`SET TRANSACTION …`), to be sent before anything else in it
 * @param alone whether it is one statement outside of any transaction
 */
public record Portion(
        int number,
        List<SqlStatement> settings,
        List<SqlStatement> modes,
        List<SqlStatement> statements,
        boolean alone) {

    public Portion {
        settings = List.copyOf(settings);
        modes = List.copyOf(modes);
        statements = List.copyOf(statements);
    }
}

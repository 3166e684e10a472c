package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.TransactionUse;
import dev.gonogo.sql.parse.Parsed;

/**
 * A statement and what it does.
 *
 * @param transaction a number that it shares with all that take effect with it
 */
record ReadStatement(SqlStatement sql, String command, TransactionUse use, int transaction, Parsed parsed) {

    /** @param at characters of the statement before it */
    Place placeOf(int at) {
        return sql.placeOf(at + 1);
    }
}

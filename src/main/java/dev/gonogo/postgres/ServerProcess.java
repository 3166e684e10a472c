package dev.gonogo.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * The server process at the other end of a connection, as another thread stops it.
 *
 * @param asking opens sessions for looking at it; under no deadline
 */
record ServerProcess(Backend backend, Connection connection, Database asking) {

    /** Tells it to stop what it runs. False when it cannot be told. */
    boolean cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            return true;
        } catch (SQLException untold) {
            return false;
        }
    }

    /** Gives up on its answer: whoever waits for that learns that the connection is lost. */
    void hangUp() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // that was to be reached
        }
    }
}

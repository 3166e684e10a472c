package dev.gonogo.postgres;

import java.sql.SQLException;
import org.postgresql.util.PSQLState;

/**
 * The time of a step as one session keeps to it. What runs when it is over is stopped on the server; what would begin after
 * that is not sent.
 */
final class TimeLimit {

    private static final String OVER = "the time of the step is over";
    private static final String CANCELLED = PSQLState.QUERY_CANCELED.getState();

    private final Deadline deadline;
    private final ServerProcess process;

    TimeLimit(Deadline deadline, ServerProcess process) {
        this.deadline = deadline;
        this.process = process;
    }

    /** Something that waits for the server. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** @throws SQLException that says so when the time is over; its SQLSTATE is the one of what it caused */
    <T> T keep(Work<T> work) throws SQLException {
        if (deadline.isOver()) {
            throw new SQLException(OVER, CANCELLED, new SQLException("nothing was sent"));
        }
        var stop = Stop.at(deadline, process);
        try {
            return work.run();
        } catch (SQLException failure) {
            stop.end();
            throw stop.hasBegun() || isLate(failure)
                    ? new SQLException(OVER + stop.told(), failure.getSQLState(), failure)
                    : failure;
        } finally {
            stop.end();
        }
    }

    /** The server's own limit of a statement may be quicker than the watcher. */
    private boolean isLate(SQLException failure) {
        return deadline.isOver() && CANCELLED.equals(failure.getSQLState());
    }
}

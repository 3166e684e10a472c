package dev.gonogo.postgres;

import java.time.Duration;

/**
 * What every session sets before its first statement.
 *
 * @param applicationName as it shows in pg_stat_activity
 */
public record SessionSettings(String applicationName, Duration lockTimeout, Duration statementTimeout) {

    /** The same with a shorter limit for one step. */
    public SessionSettings within(Duration timeout) {
        return new SessionSettings(applicationName, lockTimeout, timeout);
    }

    /** The server's option string; a client that is gone is noticed within half a second. */
    String options() {
        return "-c lock_timeout=%d -c statement_timeout=%d -c client_connection_check_interval=500"
                .formatted(lockTimeout.toMillis(), statementTimeout.toMillis());
    }
}

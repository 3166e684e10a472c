package dev.gonogo.postgres;

import java.time.Duration;
import java.util.Optional;

/**
 * What every session sets before its first statement.
 *
 * @param applicationName as it shows in pg_stat_activity; one that is too long for that is cut
 * @param deadline after which no statement of any session goes on, whatever the session has set since
 */
public record SessionSettings(
        String applicationName, Duration lockTimeout, Duration statementTimeout, Optional<Deadline> deadline) {

    public SessionSettings {
        applicationName = SessionName.fit(applicationName);
    }

    public SessionSettings(String applicationName, Duration lockTimeout, Duration statementTimeout) {
        this(applicationName, lockTimeout, statementTimeout, Optional.empty());
    }

    /** The same for a step that may take so long, from now on, in as many sessions and statements as it likes. */
    public SessionSettings within(Duration timeout) {
        return new SessionSettings(applicationName, lockTimeout, timeout, Optional.of(Deadline.after(timeout)));
    }

    /** The server's option string; no notice is kept back, and a client that is gone is noticed within half a second. */
    String options() {
        return "-c lock_timeout=%d -c statement_timeout=%d -c client_min_messages=notice -c client_connection_check_interval=500"
                .formatted(lockTimeout.toMillis(), statementTimeout.toMillis());
    }
}

package dev.gonogo.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What every session sets before its first statement.
 *
 * @param applicationName as it shows in pg_stat_activity; one that is too long for that is cut
 * @param grace how long a statement may take to end after the deadline has cancelled it
 * @param deadline after which no statement of any session goes on, whatever the session has set since
 * @param watching is told what the longer statements of all sessions do
 */
public record SessionSettings(
        String applicationName,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration grace,
        Optional<Deadline> deadline,
        Optional<ActivityListener> watching) {

    private static final Duration GRACE = Duration.ofSeconds(5);

    public SessionSettings {
        applicationName = SessionName.fit(applicationName);
    }

    public SessionSettings(String applicationName, Duration lockTimeout, Duration statementTimeout) {
        this(applicationName, lockTimeout, statementTimeout, GRACE, Optional.empty(), Optional.empty());
    }

    /** The same for a step that may take so long, from now on, in as many sessions and statements as it likes. */
    public SessionSettings within(Duration timeout, StopListener listener) {
        var deadline = Optional.of(Deadline.after(timeout, grace, listener));
        return new SessionSettings(applicationName, lockTimeout, timeout, grace, deadline, watching);
    }

    /** The same, with another grace for deadlines that are set from now on. */
    public SessionSettings withGrace(Duration other) {
        return new SessionSettings(applicationName, lockTimeout, statementTimeout, other, deadline, watching);
    }

    /** The same, and somebody is told what statements do that take longer than a second. */
    public SessionSettings watchedBy(ActivityListener listener) {
        return new SessionSettings(
                applicationName, lockTimeout, statementTimeout, grace, deadline, Optional.of(listener));
    }

    /** The same under no deadline, and nobody is told anything. */
    SessionSettings alone() {
        return new SessionSettings(
                applicationName, lockTimeout, statementTimeout, grace, Optional.empty(), Optional.empty());
    }

    /** No notice is kept back, and a client that is gone is noticed within half a second. */
    StartupSettings startup() {
        var values = new LinkedHashMap<String, String>();
        values.put("lock_timeout", lockTimeout.toMillis() + "ms");
        values.put("statement_timeout", statementTimeout.toMillis() + "ms");
        values.put("client_connection_check_interval", "500ms");
        values.put("client_min_messages", "notice");
        values.put("default_transaction_read_only", "off");
        return new StartupSettings(values);
    }
}

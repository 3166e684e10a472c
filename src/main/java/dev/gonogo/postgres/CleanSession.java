package dev.gonogo.postgres;

import java.time.Duration;

/** A session that can be made as it was at its start. Not thread-safe. */
final class CleanSession {

    private static final String STATE = Queries.read("session-state");
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(2);

    private final Session session;
    private final Backend backend;
    private final String beginning;
    private boolean hasOwnFunctions;
    private long cleanSince = System.nanoTime();

    private CleanSession(Session session) {
        this.session = session;
        this.backend = Backend.of(session);
        this.beginning = stateOf(session.query(STATE));
    }

    /** A fresh one. @throws DatabaseUnreachable */
    static CleanSession open(Database database) {
        var session = database.with(database.settings().alone()).open();
        try {
            return new CleanSession(session);
        } catch (StatementFailed failed) {
            session.close();
            throw failed;
        }
    }

    /** The session, kept to the deadline of these settings. */
    Session under(Database database) {
        var settings = database.settings();
        return session.under(settings, () -> backend, database.with(settings.alone()));
    }

    /**
     * Ends its transaction and takes back all that `DISCARD ALL` knows of: settings, roles, temporary tables, prepared
     * statements, cursors, channels and advisory locks. Then asks the server whether the session is who it was, and whether
     * the server's own settings are those that it began with, and whether the database has functions of its own. All of it in one
     * round trip.
     */
    boolean isCleanAgain() {
        try {
            var state = stateOf(session.startOver(STATE));
            cleanSince = System.nanoTime();
            return beginning.equals(state);
        } catch (StatementFailed lost) {
            return false;
        }
    }

    /** Whether there were functions in the database that did not come with the server, when it was clean last. */
    boolean hasOwnFunctions() {
        return hasOwnFunctions;
    }

    /** One that was idle for longer may have been ended by a server or a firewall, and what it knows may be so no more. */
    boolean isStale() {
        return System.nanoTime() - cleanSince > LONGEST_IDLE.toNanos();
    }

    void close() {
        session.close();
    }

    private String stateOf(Rows answer) {
        var row = answer.rows().get(0);
        hasOwnFunctions = Boolean.TRUE.equals(row.get(1));
        return (String) row.get(0);
    }
}

package dev.gonogo.postgres;

import java.util.Optional;

/**
 * A connection pooler between this and the server, that lends the same server process to several sessions in turn. What a
 * session sets, locks or proves does not hold through it. One that lends a process for the length of a session does no harm.
 */
public final class Pooler {

    private static final int ROUNDS = 3;
    private static final String SHARED =
            "a pooler between Gonogo and PostgreSQL gives one session's server process to another after each transaction,"
                    + " so time limits, locks and roles of a session do not hold";

    private Pooler() {}

    /**
     * Why sessions cannot be relied on; empty when they can. Asks through two sessions, and leaves nothing on the server.
     *
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public static Optional<String> detect(Database database) {
        try (var first = database.openBriefly();
                var second = database.openBriefly()) {
            boolean shared = false;
            for (int round = 1; round <= ROUNDS && !shared; round++) {
                shared = shareProcesses(first, second);
            }
            return shared ? Optional.of(SHARED) : Optional.empty();
        } catch (StatementFailed refused) {
            return Optional.of(
                    "no session keeps a transaction open, as with a pooler by statement: " + refused.getMessage());
        }
    }

    /** For {@link #detect} and for whoever cannot connect through one. */
    public static String hint() {
        return "give the address of PostgreSQL itself, or of a pool in session mode; PgBouncer often listens on port 6432,"
                + " PostgreSQL on 5432";
    }

    /**
     * A process of its own is the same in two transactions, is not lent to the second one's transaction, and stays while that
     * one is open.
     */
    private static boolean shareProcesses(Session first, Session second) {
        var before = Backend.of(first);
        boolean exchanged = !Backend.of(first).equals(before);
        second.begin();
        boolean lent = Backend.of(second).equals(before) || !Backend.of(first).equals(before);
        second.rollback();
        return exchanged || lent;
    }
}

package dev.gonogo.postgres;

import java.time.Duration;

/**
 * A server process, told from a later one of the same number by when it began. Every question and every signal goes through
 * another session, outside of a transaction, and meets nobody when the process is gone.
 *
 * @param since in seconds as the server writes them; null where the role may not see it
 */
public record Backend(int pid, String since) {

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** The process behind a session. */
    public static Backend of(Session session) {
        var row = session.query(Queries.read("own-backend")).rows().get(0);
        return new Backend(((Number) row.get(0)).intValue(), (String) row.get(1));
    }

    /** @throws StatementFailed when the role may not */
    void cancel(Session asking) {
        asking.query(Queries.read("cancel-backend"), pid, since);
    }

    /** @throws StatementFailed when the role may not */
    void terminate(Session asking) {
        asking.query(Queries.read("terminate-backend"), pid, since);
    }

    /** Once it is gone, so are its transaction and its locks. */
    boolean isGone(Session asking) {
        return Boolean.TRUE.equals(
                asking.query(Queries.read("backend-gone"), pid, since).single());
    }

    /**
     * Ends it, when it is still there.
     *
     * @return whether it has gone, so that nothing of it can take effect any more
     * @throws StatementFailed when the role may not
     */
    public boolean end(Session asking) {
        terminate(asking);
        return awaitGone(asking, LONGEST_END);
    }

    boolean awaitGone(Session asking, Duration longest) {
        return Waiting.until(() -> isGone(asking), longest);
    }
}

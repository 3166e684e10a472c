package dev.gonogo.postgres;

import java.util.function.Function;

/**
 * A session for one thing after the other, each of which has it as if it were fresh: it is the same one again when the server
 * has taken back all that was left in it, and another one after a failure or when something cannot be taken back. Used by one thread.
 */
public final class RenewedSession implements AutoCloseable {

    private final Database database;
    private CleanSession kept;

    /** Opens nothing yet. */
    public RenewedSession(Database database) {
        this.database = database;
    }

    /**
     * Does something in the session, whose transaction is over when it returns.
     *
     * @param renewable whether it leaves nothing behind that cannot be taken back, such as a setting of an extension's name
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public <T> T use(boolean renewable, Function<Session, T> work) {
        var clean = kept == null ? CleanSession.open(database) : kept;
        kept = null;
        boolean done = false;
        try {
            var result = work.apply(clean.under(database));
            done = true;
            return result;
        } finally {
            if (done && renewable && clean.isCleanAgain()) {
                kept = clean;
            } else {
                clean.close();
            }
        }
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}

package dev.gonogo.postgres;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A session for one thing after the other, each of which has it as if it were fresh: it is the same one again when the server
 * has taken back all that was left in it, and another one after a failure or when something cannot be taken back. Used by one thread.
 */
public final class RenewedSession implements AutoCloseable {

    private final Database database;
    private Optional<CleanSession> used = Optional.empty();

    /** Opens nothing yet. */
    public RenewedSession(Database database) {
        this.database = database;
    }

    /**
     * Does something in the session, whose transaction is over when it returns.
     *
     * @param renewable whether it leaves nothing behind that cannot be taken back, such as a setting of an extension's name
     * @param work is told whether there is code of the database's own in the moment in which it gets the session
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public <T> T use(boolean renewable, BiFunction<Session, OwnCode, T> work) {
        var clean = cleanAgain().orElseGet(() -> CleanSession.open(database));
        boolean done = false;
        try {
            var session = clean.under(database);
            var result = work.apply(session, new OwnCode(session, clean.hasOwnFunctions()));
            done = true;
            return result;
        } finally {
            if (done && renewable) {
                used = Optional.of(clean);
            } else {
                clean.close();
            }
        }
    }

    /** What was left in it is taken back when it is needed again, not before: most of the time both can be asked for at once. */
    private Optional<CleanSession> cleanAgain() {
        var again = used.filter(CleanSession::isCleanAgain);
        if (again.isEmpty()) {
            close();
        }
        used = Optional.empty();
        return again;
    }

    @Override
    public void close() {
        used.ifPresent(CleanSession::close);
        used = Optional.empty();
    }
}

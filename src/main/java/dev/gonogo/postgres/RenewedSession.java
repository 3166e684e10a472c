package dev.gonogo.postgres;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A session for one thing after the other, each of which has it as if it were fresh: it is the same one again when the server
 * has taken back all that was left in it, and another one after a failure or when something cannot be taken back. Used by one thread.
 */
public final class RenewedSession implements AutoCloseable {

    private final Database database;
    private Optional<CleanSession> kept = Optional.empty();

    /** Opens nothing yet. */
    public RenewedSession(Database database) {
        this.database = database;
    }

    /**
     * Does something in the session, whose transaction is over when it returns. What it leaves there is taken back before anything
     * else is done.
     *
     * @param renewable whether it leaves nothing behind that cannot be taken back, such as a setting of an extension's name
     * @param work is told of the code of the database's own as well
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public <T> T use(boolean renewable, BiFunction<Session, OwnCode, T> work) {
        var clean = kept.filter(again -> !again.isStale()).orElseGet(this::another);
        kept = Optional.empty();
        boolean done = false;
        try {
            var session = clean.under(database);
            var result = work.apply(session, new OwnCode(session, clean.hasOwnFunctions()));
            done = true;
            return result;
        } finally {
            if (done && renewable && clean.isCleanAgain()) {
                kept = Optional.of(clean);
            } else {
                clean.close();
            }
        }
    }

    private CleanSession another() {
        close();
        return CleanSession.open(database);
    }

    /** Whoever uses it again gets another one. */
    @Override
    public void close() {
        kept.ifPresent(CleanSession::close);
        kept = Optional.empty();
    }
}

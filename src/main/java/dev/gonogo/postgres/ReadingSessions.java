package dev.gonogo.postgres;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sessions for many small questions, so that not each opens a connection of its own: idle sessions are kept for a short
 * while, and handed out again only after the server has taken back all that the last question left in them. One
 * thing is not taken back: a setting of an extension's name that a question has set, such as `app.tenant`, is empty
 * from then on and not unset. Questions that set one take a fresh session.
 *
 * <p>HikariCP is not used: it hands out what the last borrower has set, keeps connections on a database that is about to be
 * copied, and what is needed here of a pool is little: there are as many sessions as there were threads that asked at the
 * same time. Thread-safe; who finds no session idle gets a fresh one.
 */
public final class ReadingSessions implements AutoCloseable {

    private final Map<Key, Deque<CleanSession>> idle = new HashMap<>();
    private boolean closed;

    private record Key(String url, Properties properties, SessionSettings settings) {

        static Key of(Database database) {
            var address = database.address();
            return new Key(
                    address.jdbcUrl(), address.properties(), database.settings().alone());
        }
    }

    /**
     * Asks in a read-only transaction of a session that is as good as a fresh one. The session is the work's only until it
     * returns; after a failure it is closed.
     *
     * @param notices where notices go
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public <T> T read(Database database, Consumer<Notice> notices, Function<Session, T> work) {
        var key = Key.of(database);
        var clean = take(key).orElseGet(() -> CleanSession.open(database));
        boolean kept = false;
        try {
            var session = clean.under(database).notices(notices);
            session.beginReadOnly();
            var result = work.apply(session);
            kept = clean.isCleanAgain() && give(key, clean);
            return result;
        } finally {
            if (!kept) {
                clean.close();
            }
        }
    }

    /** Leaves no connection open that nobody uses, so that databases can be copied and renamed. */
    public synchronized void closeIdle() {
        idle.values().forEach(sessions -> sessions.forEach(CleanSession::close));
        idle.clear();
    }

    /** Closes what is idle now, and what is out when it comes back. */
    @Override
    public synchronized void close() {
        closed = true;
        closeIdle();
    }

    /** The one that came back last. */
    private synchronized Optional<CleanSession> take(Key key) {
        var kept = Optional.ofNullable(idle.get(key)).map(Deque::pollFirst);
        kept.filter(CleanSession::isStale).ifPresent(CleanSession::close);
        return kept.filter(clean -> !clean.isStale());
    }

    private synchronized boolean give(Key key, CleanSession clean) {
        return !closed && idle.computeIfAbsent(key, none -> new ArrayDeque<>()).offerFirst(clean);
    }
}

package dev.gonogo.postgres;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The right to run on a database: one run has it at a time. It is a session advisory lock with the keys 0x474f4e4f ("GONO")
 * and `hashtext` of the database's name, held by a session `gonogo lease <run>` of its own, so that it ends with the process
 * that holds it; when its machine vanishes, the server notices within half a minute.
 *
 * <pre>
 * try (var lease = Lease.take(database, run)) {
 *     … lease.isHeld() …
 * }
 * </pre>
 *
 * <p>Thread-safe.
 */
public final class Lease implements AutoCloseable {

    /** It may be idle for as long as it likes, and a machine that vanishes is found out. */
    static final Map<String, String> SETTINGS = Map.of(
            "idle_session_timeout", "0ms",
            "tcp_keepalives_idle", "10",
            "tcp_keepalives_interval", "5",
            "tcp_keepalives_count", "3");

    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    private final Session session;
    private final String database;

    private Lease(Session session, String database) {
        this.session = session;
        this.database = database;
    }

    /**
     * Takes the lease; does not wait for it.
     *
     * @throws TargetLeased when another run has it
     * @throws DatabaseUnreachable when there is no session to be had
     */
    public static Lease take(Database database, String run) {
        return take(LeaseSeat.of(database), run);
    }

    private static Lease take(LeaseSeat seat, String run) {
        var session = seat.open(SessionName.lease(run));
        try {
            take(session, seat.leased());
            return new Lease(session, seat.leased());
        } catch (RuntimeException notTaken) {
            session.close();
            throw notTaken;
        }
    }

    /** A holder that is gone when it is asked for has made room. */
    private static void take(Session session, String database) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean taken = Boolean.TRUE.equals(
                    session.query(Queries.read("take-lease"), database).single());
            var other = LeaseHolder.find(session, database);
            if (other.isPresent()) {
                throw new TargetLeased(database, other.map(LeaseHolder::holder));
            }
            if (taken) {
                return;
            }
        }
        throw new TargetLeased(database, Optional.empty());
    }

    /**
     * Ends the session that holds the lease, and takes the lease when that session is proven to be gone.
     *
     * @param holder as {@link TargetLeased} told; one that is gone already is not looked for
     * @throws LeaseNotTakenOver when the role may not end it, or it does not end
     * @throws TargetLeased when somebody else has the lease by now
     */
    public static Lease takeOver(Database database, String run, Holder holder) {
        var seat = LeaseSeat.of(database);
        try (var session = seat.open(SessionName.lease(run))) {
            LeaseHolder.find(session, seat.leased())
                    .filter(found -> found.holder().equals(holder))
                    .ifPresent(found -> end(session, found));
        }
        return take(seat, run);
    }

    private static void end(Session session, LeaseHolder found) {
        try {
            found.backend().terminate(session);
        } catch (StatementFailed refused) {
            throw LeaseNotTakenOver.refused(found.holder(), refused);
        }
        if (!found.backend().awaitGone(session, LONGEST_END)) {
            throw LeaseNotTakenOver.stillThere(found.holder());
        }
    }

    /** Asks the server; false also when there is no session to it any more. */
    public synchronized boolean isHeld() {
        try {
            return Boolean.TRUE.equals(
                    session.query(Queries.read("lease-held"), database).single());
        } catch (StatementFailed lost) {
            return false;
        }
    }

    /** Gives the lease back; one that is lost already stays lost. */
    @Override
    public synchronized void close() {
        try {
            session.query("select pg_advisory_unlock_all()");
        } catch (StatementFailed lost) {
            // with its session the lease has ended too
        } finally {
            session.close();
        }
    }
}

package dev.gonogo.postgres;

import dev.gonogo.postgres.StopListener.How;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The server processes that a run has left behind: those of its application name, on any database of the server. A client that
 * was killed leaves one that goes on with its statement, and holds its locks.
 */
public final class Backends {

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Database database;
    private final Duration grace;
    private final StopListener listener;

    /**
     * @param database under the settings of the run: its application name is looked for
     * @param grace how long a process may take to end what was cancelled
     */
    public Backends(Database database, Duration grace, StopListener listener) {
        this.database = database;
        this.grace = grace;
        this.listener = listener;
    }

    /**
     * Ends them: cancels what they run, terminates those that are there after the grace, and waits, for at most ten seconds,
     * until the server shows them no more.
     *
     * @param except processes that stay, beside the one that this asks through
     * @return whether none is left
     * @throws DatabaseUnreachable when the server cannot be asked
     * @throws StatementFailed when the role may not end one of them
     */
    public boolean end(Set<Integer> except) {
        try (var asking = database.open()) {
            var found = of(asking, database.settings().applicationName()).stream()
                    .filter(backend -> !except.contains(backend.pid()))
                    .toList();
            found.forEach(backend -> cancel(asking, backend));
            Waiting.until(() -> found.stream().allMatch(backend -> backend.isGone(asking)), grace);
            found.stream().filter(backend -> !backend.isGone(asking)).forEach(backend -> terminate(asking, backend));
            return found.stream().filter(backend -> !proven(asking, backend)).count() == 0;
        }
    }

    /**
     * Cancels what they run, and nothing more.
     *
     * @throws DatabaseUnreachable when the server cannot be asked
     * @throws StatementFailed when the role may not cancel one of them
     */
    public void cancel() {
        try (var asking = database.open()) {
            of(asking, database.settings().applicationName()).forEach(backend -> cancel(asking, backend));
        }
    }

    /** All of an application name, but the one that answers this. */
    static List<Backend> of(Session asking, String applicationName) {
        return asking.query(Queries.read("backends-of"), applicationName).rows().stream()
                .map(row -> new Backend(((Number) row.get(0)).intValue(), (String) row.get(1)))
                .toList();
    }

    private void cancel(Session asking, Backend backend) {
        backend.cancel(asking);
        listener.stopped(backend.pid(), How.CANCELLED);
    }

    private void terminate(Session asking, Backend backend) {
        backend.terminate(asking);
        listener.stopped(backend.pid(), How.TERMINATED);
    }

    private boolean proven(Session asking, Backend backend) {
        boolean gone = backend.awaitGone(asking, LONGEST_END);
        listener.stopped(backend.pid(), gone ? How.GONE : How.STILL_THERE);
        return gone;
    }
}

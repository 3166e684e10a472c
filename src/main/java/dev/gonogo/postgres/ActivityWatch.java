package dev.gonogo.postgres;

import java.time.Duration;

/**
 * Looks once a second, from a session of its own, at what a server process does. Statements that are quicker than that cost
 * nothing.
 */
final class ActivityWatch implements Meanwhile.Work {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final int pid;
    private final Database database;
    private final ActivityListener listener;
    private Session asking;
    private Activity.Looking looking;

    private ActivityWatch(int pid, Database database, ActivityListener listener) {
        this.pid = pid;
        this.database = database;
        this.listener = listener;
    }

    /** For as long as one statement runs. @param database where the session for looking is opened */
    static Meanwhile begin(int pid, Database database, ActivityListener listener) {
        var watch = new ActivityWatch(pid, database, listener);
        return Meanwhile.begin(BETWEEN_LOOKS, "looks at a statement", watch);
    }

    @Override
    public void turn() {
        if (asking == null) {
            asking = database.openBriefly();
            looking = new Activity.Looking(asking);
        }
        listener.looked(looking.at(pid));
    }

    @Override
    public void close() {
        if (asking != null) {
            asking.close();
        }
    }
}

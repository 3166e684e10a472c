package dev.gonogo.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session that waits for a lock. @param since how long its statement runs @param waitsFor which lock, and who is in the way */
public record Waiter(int pid, String application, Duration since, LockWait waitsFor) {

    /** All of the session's database. */
    public static List<Waiter> all(Session asking) {
        var looking = new Activity.Looking(asking);
        var waiters = new ArrayList<Waiter>();
        asking.query(Queries.read("waiters")).rows().forEach(row -> {
            int pid = ((Number) row.get(0)).intValue();
            looking.at(pid)
                    .lockWait()
                    .ifPresent(wait -> waiters.add(new Waiter(
                            pid, (String) row.get(1), Duration.ofSeconds(((Number) row.get(2)).longValue()), wait)));
        });
        return waiters;
    }
}

package dev.gonogo.postgres;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A server process waits for a lock. Source: `pg_locks`, `pg_blocking_pids` and `pg_stat_activity`.
 *
 * @param lock as `AccessExclusiveLock on orders`
 * @param blockers never empty
 */
public record LockWait(String lock, List<Blocker> blockers) {

    public LockWait {
        blockers = List.copyOf(blockers);
    }

    /**
     * A session that holds the lock, or waits for it further ahead.
     *
     * @param pid 0 for a prepared transaction, of which nothing else is known
     * @param state as in `pg_stat_activity`, since `inState`
     * @param query that it runs or ran last, on one line and cut; what the role may not see is told in its place
     */
    public record Blocker(int pid, String application, String role, String state, Duration inState, String query) {

        /** As a sentence goes on. */
        public String told() {
            if (pid == 0) {
                return "a prepared transaction, see pg_prepared_xacts";
            }
            var who = application.isEmpty() ? "" : " (" + application + ")";
            var as = role.isEmpty() ? "" : " of role " + role;
            var since = state.isEmpty() ? "" : ", %s for %d s".formatted(state, inState.toSeconds());
            return "server process %d%s%s%s%s".formatted(pid, who, as, since, query.isEmpty() ? "" : ": " + query);
        }
    }

    /** As a sentence goes on. */
    public String told() {
        return "%s, held or asked for before by %s"
                .formatted(lock, blockers.stream().map(Blocker::told).collect(Collectors.joining("; and ")));
    }
}

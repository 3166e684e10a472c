package dev.gonogo.postgres;

import java.time.Instant;
import java.util.Optional;

/**
 * Who holds the lease of a database. What the asking role may not see is `unknown`, or empty.
 *
 * @param run the run's id
 * @param role that it connected as
 * @param from the address that it came from, or `this machine by socket`
 * @param pid of its server process
 */
public record Holder(String run, String role, String from, Optional<Instant> since, int pid) {

    /** As a sentence goes on. */
    String told() {
        return "run `%s`, as role `%s` from %s, since %s, server process %d"
                .formatted(run, role, from, since.map(Instant::toString).orElse("an unknown time"), pid);
    }
}

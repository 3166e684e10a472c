package dev.gonogo.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task with its place in time: when it should start, counted from the window's opening or from the plan.
 *
 * @param lastStart the last safe start: later, its work and the way back from it do not fit into the window any more; empty
 *     where no window binds
 */
public record PlannedTask(
        String id,
        String title,
        String phase,
        Optional<String> role,
        String priority,
        Duration estimate,
        Instant startsAt,
        Instant endsAt,
        Optional<Instant> lastStart) {

    /** The same wherever in time it is. */
    PlannedTask untimed() {
        return new PlannedTask(
                id, title, phase, role, priority, estimate, Instant.EPOCH, Instant.EPOCH, Optional.empty());
    }
}

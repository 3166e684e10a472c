package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.plan.PlannedTarget;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.TargetLeased;
import dev.gonogo.trail.Event;
import java.util.Optional;

/** What is proven before a step that changes the database: that it is the planned one. */
final class Guards {

    private Guards() {}

    /** Why the step must not run; empty when it may. */
    static Optional<String> refuse(Run run, Step step) {
        if (!run.planned(step).mutates()) {
            return Optional.empty();
        }
        try {
            if (run.lease().hold()) {
                run.journal()
                        .append(new Event.Noticed(
                                step.id(), "LEASE", "taken again; the session that held it had ended"));
            }
        } catch (TargetLeased another) {
            return Optional.of(another.getMessage());
        }
        try (var session = run.target().database().open()) {
            return difference(run.plan().target(), Identity.of(session));
        }
    }

    private static Optional<String> difference(PlannedTarget planned, Identity now) {
        var plannedAs = "%s, database %s, role %s, system %s"
                .formatted(planned.host(), planned.database(), planned.role(), planned.systemIdentifier());
        var isNow = "%s, database %s, role %s, system %s"
                .formatted(now.host(), now.database(), now.role(), now.systemIdentifier());
        return plannedAs.equals(isNow)
                ? Optional.empty()
                : Optional.of(
                        "this is not the planned database: planned was %s, found is %s".formatted(plannedAs, isNow));
    }
}

package dev.gonogo.plan;

import dev.gonogo.model.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What checks and backups showed counts for a time only. A change rests on what was seen between the change before and
 * itself; the end of the run rests on what was seen behind its last change. What was seen before an earlier change has
 * served its purpose: that change made something else of it.
 */
public final class Freshness {

    /** The term of a step that tells how long what it showed counts, as ISO-8601 duration. */
    static final String TERM = "staleAfter";

    private final Map<String, List<PlannedStep>> before = new HashMap<>();
    private final List<PlannedStep> atEnd;

    /** @param applies whether a step is one of this run; others stand between nothing */
    public Freshness(Plan plan, Predicate<PlannedStep> applies) {
        var seen = new ArrayList<PlannedStep>();
        for (PlannedStep step : plan.steps().stream().filter(applies).toList()) {
            if (step.mutates()) {
                before.put(step.id(), List.copyOf(seen));
                seen.clear();
            }
            if (isAbout(step)) {
                seen.add(step);
            }
        }
        this.atEnd = List.copyOf(seen);
    }

    /** Whether what this step shows counts for a time only. */
    public static boolean isAbout(PlannedStep step) {
        return step.terms().containsKey(TERM);
    }

    /** The steps on which a change rests; none for what is no change. */
    public List<PlannedStep> before(String change) {
        return before.getOrDefault(change, List.of());
    }

    /** The steps on which the end of the run rests. */
    public List<PlannedStep> atEnd() {
        return atEnd;
    }

    /** Why what a step showed at one instant counts no more at another; empty when it does. */
    public static Optional<String> stale(PlannedStep step, Instant seen, Instant at) {
        var counts = Duration.parse(step.terms().get(TERM));
        return seen.plus(counts).isBefore(at)
                ? Optional.of("what `%s` showed at %s counts for %s".formatted(step.id(), seen, Durations.text(counts)))
                : Optional.empty();
    }
}

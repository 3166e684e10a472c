package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The changes of which something is, or may be, in the target, as the events that were followed so far tell it. A change that
 * failed with nothing committed begins anew: the checks in front of it are asked again when they are stale, rather once too
 * often. Of a batch that failed, ranges may be committed, and no part of it is recorded.
 */
public final class ChangesBegun {

    private static final String COMMITS_UNRECORDED_PARTS = "batch";

    private final Set<String> unrecorded;
    private final Set<String> parts = new HashSet<>();
    private final Map<String, StepState> states = new HashMap<>();

    ChangesBegun(List<PlannedStep> steps) {
        this.unrecorded = steps.stream()
                .filter(step -> step.kind().equals(COMMITS_UNRECORDED_PARTS))
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
    }

    /** As the whole journal tells it. */
    public static ChangesBegun asRecorded(RunRecord run) {
        var changes = new ChangesBegun(run.plan().steps());
        run.journal().events().forEach(recorded -> changes.follow(recorded.event()));
        return changes;
    }

    void follow(Event event) {
        if (event instanceof Event.PartFinished part) {
            parts.add(part.step());
        } else if (event instanceof Event.StepFinished finished) {
            states.put(finished.step(), finished.state());
            if (finished.state() == StepState.ROLLED_BACK) {
                parts.remove(finished.step());
            }
        }
    }

    /** Whether something of this change may be in the target. */
    public boolean contains(String step) {
        return parts.contains(step)
                || switch (states.getOrDefault(step, StepState.PENDING)) {
                    case PENDING, NOT_APPLICABLE, SKIPPED_BY_OPERATOR, ROLLED_BACK, WAITING, REFUSED -> false;
                    case FAILED, BROKEN -> unrecorded.contains(step);
                    case RUNNING, PASSED, WARNED, IN_DOUBT, ROLLBACK_FAILED -> true;
                };
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The changes of which something may be in the target, as the events that were followed so far tell it. An attempt of which
 * nothing was committed leaves the target as the checks in front of it saw it: such a change begins anew.
 */
public final class ChangesBegun {

    /** What these commit is recorded part by part, or all at once at their end. */
    private static final Set<String> COMMITTED_IN_PARTS = Set.of("sql", "migrate", "migrateBack");

    private final Set<String> inParts;
    private final Set<String> begun = new HashSet<>();

    ChangesBegun(List<PlannedStep> steps) {
        this.inParts = steps.stream()
                .filter(step -> COMMITTED_IN_PARTS.contains(step.kind()))
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
            begun.add(part.step());
        } else if (event instanceof Event.StepFinished finished) {
            switch (finished.state()) {
                case ROLLED_BACK -> begun.remove(finished.step());
                case NOT_APPLICABLE, SKIPPED_BY_OPERATOR -> {}
                case FAILED, BROKEN -> {
                    if (!inParts.contains(finished.step())) {
                        begun.add(finished.step());
                    }
                }
                default -> begun.add(finished.step());
            }
        }
    }

    /** Whether something of this change may be in the target. */
    public boolean contains(String step) {
        return begun.contains(step);
    }
}

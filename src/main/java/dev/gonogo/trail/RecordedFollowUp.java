package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to be done after the run.
 *
 * @param dueAt null as long as the run has not come to its end
 * @param doneAt null when it is not done; then who did it and what they say of it are empty
 */
public record RecordedFollowUp(
        String id, String name, String role, Instant dueAt, Instant doneAt, String doneBy, String note) {

    /** Whether somebody should do it now. */
    public boolean isDue(Instant now) {
        return doneAt == null && dueAt != null && !now.isBefore(dueAt);
    }

    /** Those of the plan; none of a run that was taken back. */
    public static List<RecordedFollowUp> of(RunRecord run) {
        var completed =
                run.ending().filter(ending -> ending.how().equals("completed")).flatMap(ending -> run.lastEnd());
        boolean over = run.ending().filter(RunRecord.Ending::isFinal).isPresent();
        return over && completed.isEmpty()
                ? List.of()
                : run.plan().followUps().stream()
                        .map(planned -> of(run, planned, completed))
                        .toList();
    }

    private static RecordedFollowUp of(RunRecord run, Plan.PlannedFollowUp planned, Optional<Instant> completed) {
        var done = run.journal().events().stream()
                .filter(recorded -> recorded.event() instanceof Event.FollowedUp event
                        && event.followUp().equals(planned.id()))
                .reduce((first, last) -> last);
        var said = done.map(recorded -> (Event.FollowedUp) recorded.event());
        return new RecordedFollowUp(
                planned.id(),
                planned.name(),
                planned.role().orElse(""),
                completed.map(end -> end.plus(planned.after())).orElse(null),
                done.map(Event.Recorded::at).orElse(null),
                said.map(Event.FollowedUp::as).orElse(""),
                said.map(Event.FollowedUp::note).orElse(""));
    }
}

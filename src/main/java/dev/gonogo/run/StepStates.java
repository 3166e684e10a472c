package dev.gonogo.run;

import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where each step of the run stands, and what its last attempt left; the only place that changes it. Used by the interpreter's thread. */
final class StepStates {

    private final Map<String, Standing> standings = new HashMap<>();

    /**
     * @param evidence what the last attempt saw
     * @param endedAt when the last attempt ended; null when none has
     */
    record Standing(StepState state, int attempts, String message, List<Event.EvidenceFile> evidence, Instant endedAt) {

        private static final Standing NONE = new Standing(StepState.PENDING, 0, "", List.of(), null);

        private Standing in(StepState other) {
            return new Standing(other, attempts, message, evidence, endedAt);
        }
    }

    /** As the journal of a run tells it. */
    static StepStates asRecorded(RunRecord record) {
        var states = new StepStates();
        Stream.concat(record.steps().stream(), record.rollbackSteps().stream())
                .forEach(step -> states.standings.put(
                        step.id(),
                        new Standing(
                                step.state(),
                                step.attempts(),
                                step.message(),
                                record.evidence(step.id()),
                                step.finishedAt())));
        record.rollbackSteps().stream()
                .map(StepRecord::id)
                .filter(step -> !record.isBegunSinceRollback(step))
                .forEach(states::forget);
        return states;
    }

    StepState of(String step) {
        return standing(step).state();
    }

    Standing standing(String step) {
        return standings.getOrDefault(step, Standing.NONE);
    }

    void go(String step, StepState to) {
        standings.put(step, standing(step).in(Transitions.go(step, of(step), to)));
    }

    /** Begins an attempt and tells its number. */
    int begin(String step) {
        int attempt = standing(step).attempts() + 1;
        go(step, StepState.RUNNING);
        standings.put(
                step,
                new Standing(StepState.RUNNING, attempt, "", standing(step).evidence(), null));
        return attempt;
    }

    void end(String step, Outcome outcome, List<Event.EvidenceFile> evidence, Instant at) {
        go(step, outcome.state());
        standings.put(step, new Standing(outcome.state(), standing(step).attempts(), outcome.message(), evidence, at));
    }

    /** Steps of an earlier way back begin anew. */
    void forget(String step) {
        standings.put(step, new Standing(StepState.PENDING, standing(step).attempts(), "", List.of(), null));
    }
}

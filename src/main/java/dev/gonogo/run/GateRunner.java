package dev.gonogo.run;

import dev.gonogo.model.Gate;
import dev.gonogo.trail.StepState;
import java.util.stream.Collectors;

/** `gate`: looks at the states of what it requires. */
final class GateRunner {

    private final StepRun run;
    private final StepStates states;

    GateRunner(StepRun run) {
        this.run = run;
        this.states = run.run().states();
    }

    Outcome run(Gate step) {
        var required = run.run().planned(step).requires();
        var unmet = required.stream()
                .filter(id -> !states.of(id).isGood())
                .map(id -> "`" + id + "` is " + states.of(id).text())
                .collect(Collectors.joining(", "));
        if (unmet.isEmpty() && required.stream().allMatch(id -> states.of(id) == StepState.NOT_APPLICABLE)) {
            return Outcome.failed("nothing of what it requires applies to this target, and nothing proves nothing");
        }
        return unmet.isEmpty()
                ? Outcome.passed("all %d required steps passed".formatted(required.size()))
                : Outcome.failed(unmet);
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.Optional;

/** Every rehearsal of the plan went there and back, and everything was as before. */
record RollbackRehearsed(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        return steps.criterion("the rollback is rehearsed", "rehearse", this::wrong);
    }

    private Optional<String> wrong(PlannedStep rehearsal) {
        return RecordedRehearsal.of(run, rehearsal.id())
                        .filter(RecordedRehearsal::verified)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("the rollback was not verified by `%s`".formatted(rehearsal.id()));
    }
}

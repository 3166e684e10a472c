package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import java.util.Optional;

/** Up to where the run goes before it waits for a word again. */
record Pace(Kind kind, String stop) {

    enum Kind {
        STEP,
        QUESTION,
        GATE,
        PLACE
    }

    /** Each step waits. */
    static final Pace STEP = new Pace(Kind.STEP, "");

    /** To whatever asks a person. */
    static final Pace QUESTION = new Pace(Kind.QUESTION, "");

    /** Until a gate was passed. */
    static final Pace GATE = new Pace(Kind.GATE, "");

    /** To before a step, or the first one of a task. */
    static Pace to(String stop) {
        return new Pace(Kind.PLACE, stop);
    }

    /** @param before the step that was done last */
    boolean stopsBefore(PlannedStep step, Optional<PlannedStep> before) {
        return switch (kind) {
            case STEP -> true;
            case QUESTION -> false;
            case GATE -> before.filter(done -> done.kind().equals("gate")).isPresent();
            case PLACE -> step.id().equals(stop) || step.task().equals(stop);
        };
    }

    /** Whether it may stop before a step that asks nobody and comes behind no gate. */
    boolean mayStopBeforeAny() {
        return kind == Kind.STEP || kind == Kind.PLACE;
    }
}

package dev.gonogo.run;

import dev.gonogo.model.Approval;
import dev.gonogo.model.Ask;
import dev.gonogo.model.Manual;
import dev.gonogo.model.Poll;
import dev.gonogo.model.Step;
import dev.gonogo.trail.StepState;
import java.util.stream.Stream;

/** The steps that were running when the process that carried out the run ended. */
final class Interrupted {

    private final Run run;
    private final Interpreter interpreter;

    Interrupted(Run run, Interpreter interpreter) {
        this.run = run;
        this.interpreter = interpreter;
    }

    /** Records of each what is known of it now: one that changes something may have done so. */
    void mark() {
        Stream.of(
                        run.runbook().steps(),
                        run.runbook().rollbackSteps(),
                        run.runbook().decision().poll().stream().map(Step.class::cast))
                .flatMap(steps -> steps)
                .filter(step -> run.states().of(step.id()) == StepState.RUNNING)
                .toList()
                .forEach(this::mark);
    }

    private void mark(Step step) {
        if (run.planned(step).mutates()) {
            interpreter.mark(step, StepState.IN_DOUBT, "the process ended while it ran");
        } else if (isAsked(step)) {
            interpreter.mark(step, StepState.WAITING, "the process ended before somebody answered");
        } else {
            interpreter.mark(step, StepState.BROKEN, "the process ended while it ran");
        }
    }

    private static boolean isAsked(Step step) {
        return step instanceof Approval || step instanceof Ask || step instanceof Manual || step instanceof Poll;
    }
}

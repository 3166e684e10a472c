package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.run.Question;

/** What the run waits for a person to say. */
sealed interface Waiting {

    /** Whether the step is to begin. */
    record ForStep(PlannedStep step) implements Waiting {}

    record ForAnswer(Question question) implements Waiting {}
}

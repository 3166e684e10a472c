package dev.gonogo.run;

import dev.gonogo.plan.PlannedStep;
import java.util.Optional;

/** Asks the people of the window. Called by one thread. */
public interface Prompt {

    /**
     * Asks and waits. An empty answer means that nobody answers: no terminal, end of input, no scripted answer. It is
     * never a yes.
     */
    Optional<Answer> ask(Question question);

    /**
     * Before a step of the way forward begins: a prompt that lets somebody lead the run step by step waits here.
     *
     * @return empty to begin it, else an answer that is the word of a {@link Choice}, of those that {@link BeforeStep} allows
     */
    default Optional<Answer> before(PlannedStep step) {
        return Optional.empty();
    }

    /** Whether somebody may want to lead the run before each step now; then steps come one after the other. */
    default boolean leads() {
        return false;
    }

    /** A run was begun, or is gone on with, and can be looked into and acted on until this process lets go of it. */
    default void opened(RunControls controls) {}
}

package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may choose before a step begins: to pass it over where the runbook allows that and it never began, to roll back,
 * to hold or to abort. Anything else is asked again.
 */
final class BeforeStep {

    private static final Set<Choice> STOPS = Set.of(Choice.ROLL_BACK, Choice.ROLL_BACK_LATE, Choice.HOLD, Choice.ABORT);

    /** Who chooses what does not count so many times is no person. */
    private static final int MOST_TRIES = 1000;

    private final Run run;

    BeforeStep(Run run) {
        this.run = run;
    }

    /** Empty when the step begins. */
    Optional<Chosen> decide(Step step) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var answer = run.prompt().before(run.planned(step));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            if (counts(step, answer.get())) {
                record(step, answer.get());
                return Optional.of(Chosen.of(answer.get()));
            }
        }
        return Optional.of(new Chosen(Choice.HOLD, "", "nobody chose what can be done before `" + step.id() + "`"));
    }

    private boolean counts(Step step, Answer answer) {
        var choice = Choice.of(answer.answer());
        return choice.filter(one -> isPossible(one, step)).isPresent()
                && (!answer.note().isBlank() || !choice.get().needsReason());
    }

    private boolean isPossible(Choice choice, Step step) {
        if (choice.isRollback()) {
            return choice == AfterFailure.rollback(run, step)
                    && !new WaysBack(run).all().isEmpty();
        }
        return STOPS.contains(choice) || choice == Choice.SKIP && isSkippable(run, step);
    }

    /** Whether a step that has not begun may be passed over. */
    static boolean isSkippable(Run run, Step step) {
        return step.head().skippable() && run.states().of(step.id()) == StepState.PENDING;
    }

    private void record(Step step, Answer answer) {
        run.journal()
                .append(new Event.Answered(
                        step.id() + "/before",
                        answer.as(),
                        answer.role(),
                        answer.answer(),
                        answer.note(),
                        answer.scripted()));
    }
}

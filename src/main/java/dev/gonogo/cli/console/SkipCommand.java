package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.run.Choice;
import dev.gonogo.trail.StepState;

/** `skip`. */
final class SkipCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "skip";
    }

    @Override
    public String arguments() {
        return "REASON";
    }

    @Override
    public String does() {
        return "passes a step over, where the runbook says `skippable()`; the run is NO-GO then";
    }

    @Override
    public void run(Desk desk, String said) {
        var next = desk.stepToBegin();
        if (next.isPresent()) {
            mustBeSkippable(desk, next.get());
            desk.choose(Choice.SKIP, desk.reason(said));
        } else if (Failure.isAsked(desk, Choice.SKIP)) {
            desk.choose(Choice.SKIP, desk.reason(said));
        } else {
            throw new CommandRefused(
                    desk.question()
                            .map(asked -> "`%s` cannot be skipped: the runbook does not say `skippable()` of it"
                                    .formatted(desk.track()
                                            .at()
                                            .map(PlannedStep::id)
                                            .orElse("it")))
                            .orElse("no step waits that could be skipped"),
                    desk.question()
                            .map(asked -> Answers.hint(asked.question()))
                            .orElse("`status` shows where the run is"));
        }
    }

    /** @throws CommandRefused */
    static void mustBeSkippable(Desk desk, PlannedStep step) {
        if (!desk.said(step).head().skippable()) {
            throw new CommandRefused(
                    "`%s` cannot be skipped: the runbook does not say `skippable()` of it".formatted(step.id()),
                    "`next` begins it; `hold` leaves the run as it is; `rollback` takes it back");
        }
        if (desk.track().state(step.id()) != StepState.PENDING) {
            throw new CommandRefused(
                    "`%s` was begun before, and cannot be skipped before it has run again".formatted(step.id()),
                    "`next` begins it; it can be skipped when it fails");
        }
    }
}

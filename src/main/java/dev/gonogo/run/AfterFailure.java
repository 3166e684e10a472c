package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.Phase;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Step;
import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.JournalUnwritable;
import java.util.List;
import java.util.Optional;

/** What happens when a step did not pass: a person decides; where there is none, the runbook's triggers; else it stops. */
final class AfterFailure {

    private static final List<String> CHOICES = List.of("retry", "roll back", "stop");

    private AfterFailure() {}

    /** Asks whether to try again; never without a person. */
    static boolean wantsRetry(Run run, Step step, Outcome outcome) {
        return decide(run, step, outcome).filter("retry"::equals).isPresent();
    }

    /** Whether to roll back after the step: as the person said, else as a trigger says. */
    static boolean wantsRollback(Run run, Step step) {
        var said = run.decided(step);
        return said.map("roll back"::equals).orElseGet(() -> triggered(run, step));
    }

    private static Optional<String> decide(Run run, Step step, Outcome outcome) {
        var question = new Question(
                step.id() + "/failure",
                "`%s` did not pass: %s".formatted(step.id(), outcome.message()),
                "",
                CHOICES,
                List.of());
        var answer = ask(new StepRun(run, step, 0), question).map(Answer::answer);
        run.decide(step, answer);
        return answer;
    }

    /** Who cannot be asked does not answer. */
    private static Optional<Answer> ask(StepRun stepRun, Question question) {
        try {
            return stepRun.ask(question);
        } catch (JournalUnwritable stop) {
            throw stop;
        } catch (RuntimeException unaskable) {
            stepRun.notice(new Notice("PROMPT", "nobody could be asked: " + unaskable));
            return Optional.empty();
        }
    }

    private static boolean triggered(Run run, Step step) {
        return !isBehindPointOfNoReturn(run, step)
                && run.runbook().rollback().stream()
                        .flatMap(rollback -> rollback.triggers().stream())
                        .anyMatch(trigger -> fires(trigger, step));
    }

    private static boolean isBehindPointOfNoReturn(Run run, Step step) {
        return run.runbook()
                .pointOfNoReturn()
                .filter(point -> run.runbook().phases().stream()
                        .limit(point.beforePhase())
                        .flatMap(Phase::steps)
                        .noneMatch(step::equals))
                .isPresent();
    }

    private static boolean fires(Rollback.Trigger trigger, Step step) {
        if (trigger instanceof Rollback.Trigger.CheckFails check) {
            return step instanceof Check
                    && (check.check().isEmpty()
                            || check.check().equals(step.head().name()));
        }
        return step instanceof Migrate;
    }
}

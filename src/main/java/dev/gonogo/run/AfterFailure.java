package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.Phase;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Step;
import dev.gonogo.model.Watch;
import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.JournalUnwritable;
import dev.gonogo.trail.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happens when a step did not pass: a person decides; where there is none, the runbook's triggers; else the run is
 * held. A refusal and a missing answer are no failures: nothing is decided about them.
 */
final class AfterFailure {

    private static final Set<StepState> FAILURES = Set.of(StepState.FAILED, StepState.BROKEN, StepState.IN_DOUBT);

    private final Run run;

    AfterFailure(Run run) {
        this.run = run;
    }

    /** What a person chooses; empty when there is nothing to choose or nobody does. */
    Optional<Chosen> decide(Step step, Outcome outcome) {
        if (!FAILURES.contains(outcome.state()) || run.interruption().isRequested()) {
            return Optional.empty();
        }
        var choices = choices(step, outcome).stream().map(Choice::word).toList();
        var text = "`%s` did not pass: %s".formatted(step.id(), outcome.message());
        return asked(step, new Question(step.id() + "/failure", text, hint(step), choices, List.of()))
                .map(Chosen::of);
    }

    /** By which way to go back after the step: as a person chose, else as a trigger says; empty: not at all. */
    Optional<Way> wayBack(Step step, Optional<Chosen> decided) {
        var ways = new WaysBack(run).all();
        if (ways.isEmpty()) {
            return Optional.empty();
        }
        if (decided.isPresent()) {
            return decided.filter(decision -> decision.choice().isRollback()).flatMap(decision -> chosen(step, ways));
        }
        return isTriggered(step) ? Optional.of(ways.get(0)) : Optional.empty();
    }

    /** A way that is the only one needs no question. */
    private Optional<Way> chosen(Step step, List<Way> ways) {
        if (ways.size() == 1) {
            return Optional.of(ways.get(0));
        }
        var names = ways.stream().map(Way::name).toList();
        return asked(step, new Question(step.id() + "/rollback", "roll back by which way?", "", names, List.of()))
                .flatMap(answer -> ways.stream()
                        .filter(way -> way.name().equals(answer.answer()))
                        .findFirst());
    }

    private List<Choice> choices(Step step, Outcome outcome) {
        var choices = new ArrayList<>(List.of(Choice.RETRY));
        if (step.verification().isPresent() || step instanceof Migrate || step instanceof MigrateBack) {
            choices.add(Choice.DONE_BY_HAND);
        }
        if (step.head().skippable() && outcome.state() != StepState.IN_DOUBT) {
            choices.add(Choice.SKIP);
        }
        if (!new WaysBack(run).all().isEmpty()) {
            choices.add(rollback(run, step));
        }
        choices.addAll(List.of(Choice.HOLD, Choice.ABORT));
        return choices;
    }

    /** The word that rolls back at this step: behind the point of no return it says so. */
    static Choice rollback(Run run, Step step) {
        return isBehindPointOfNoReturn(run, step) ? Choice.ROLL_BACK_LATE : Choice.ROLL_BACK;
    }

    private String hint(Step step) {
        return isBehindPointOfNoReturn(run, step)
                ? "The point of no return is passed: "
                        + run.runbook().pointOfNoReturn().orElseThrow().reason()
                : "";
    }

    /** Who cannot be asked does not answer. */
    private Optional<Answer> asked(Step step, Question question) {
        var stepRun = new StepRun(run, step, 0);
        try {
            return stepRun.ask(question, answer -> counts(answer, stepRun));
        } catch (JournalUnwritable stop) {
            throw stop;
        } catch (RuntimeException unaskable) {
            stepRun.notice(new Notice("PROMPT", "nobody could be asked: " + unaskable));
            return Optional.empty();
        }
    }

    /** What needs a reason is not done without one, and on a guarded target not by a file of answers. */
    private static boolean counts(Answer answer, StepRun stepRun) {
        boolean grave = Choice.of(answer.answer()).filter(Choice::needsReason).isPresent();
        return !grave || !answer.note().isBlank() && stepRun.isPersonal(answer);
    }

    private boolean isTriggered(Step step) {
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
            return (step instanceof Check || step instanceof Watch)
                    && (check.check().isEmpty()
                            || check.check().equals(step.head().name()));
        }
        return step instanceof Migrate;
    }
}

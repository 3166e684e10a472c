package dev.gonogo.run;

import dev.gonogo.model.Command;
import dev.gonogo.model.Http;
import dev.gonogo.model.Restore;
import dev.gonogo.model.Step;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.StepState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which steps of this run changed something: the receipts in the database tell; for what leaves none, its state. */
final class Effects {

    private static final Set<StepState> BEGUN = Set.of(
            StepState.RUNNING,
            StepState.PASSED,
            StepState.WARNED,
            StepState.FAILED,
            StepState.BROKEN,
            StepState.IN_DOUBT,
            StepState.SKIPPED_BY_OPERATOR,
            StepState.ROLLBACK_FAILED);

    private final Run run;
    private final StepStates states;

    Effects(Run run) {
        this.run = run;
        this.states = run.states();
    }

    /** In the order of the runbook. */
    List<Step> steps() {
        var receipts = receipts();
        return run.runbook()
                .steps()
                .filter(step -> run.planned(step).mutates())
                .filter(step -> BEGUN.contains(states.of(step.id())))
                .filter(step -> leavesNoReceipt(step) ? mayHaveTakenEffect(step) : tookEffect(step, receipts))
                .toList();
    }

    private static boolean leavesNoReceipt(Step step) {
        return step instanceof Command || step instanceof Http || step instanceof Restore;
    }

    /** A program that failed may have done half of its work; a database that was not restored is what it was. */
    private boolean mayHaveTakenEffect(Step step) {
        return switch (states.of(step.id())) {
            case BROKEN -> step instanceof Command && states.standing(step.id()).attempts() > 1;
            case FAILED, SKIPPED_BY_OPERATOR -> step instanceof Command || step instanceof Http;
            default -> true;
        };
    }

    private boolean tookEffect(Step step, Optional<Set<String>> receipts) {
        return states.of(step.id()) == StepState.IN_DOUBT
                || states.of(step.id()) == StepState.RUNNING
                || run.earlierParts().hasAlone(step.id())
                || receipts.map(done -> done.contains(step.id())).orElse(true);
    }

    /** Ids of steps; empty when the database cannot be asked. */
    private Optional<Set<String>> receipts() {
        try (var session = run.target().database().open()) {
            return Optional.of(
                    Receipts.of(session, run.id()).stream().map(Receipt::step).collect(Collectors.toSet()));
        } catch (DatabaseUnreachable | StatementFailed unknown) {
            return Optional.empty();
        }
    }
}

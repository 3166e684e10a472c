package dev.gonogo.run;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.Consent;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Approvals that were given, and no longer hold for a first change behind them that is still to come. */
final class ExpiredApprovals {

    private static final Set<StepState> PASSED_BY = Set.of(StepState.NOT_APPLICABLE, StepState.SKIPPED_BY_OPERATOR);

    /** What is in doubt may have been begun for good. */
    private static final Set<StepState> TO_BE_BEGUN =
            Set.of(StepState.PENDING, StepState.FAILED, StepState.BROKEN, StepState.ROLLED_BACK);

    private final RunRecord record;
    private final List<StepRecord> steps;

    ExpiredApprovals(RunRecord record) {
        this.record = record;
        this.steps = record.steps();
    }

    /** Ids of the steps. */
    List<String> at(Instant now) {
        return record.plan().steps().stream()
                .filter(step -> step.kind().equals("approval"))
                .filter(step -> state(step) == StepState.PASSED)
                .filter(step -> !Consent.to(step, record).isEnoughAt(now) && isChangeToCome(step))
                .map(PlannedStep::id)
                .toList();
    }

    private boolean isChangeToCome(PlannedStep approval) {
        return record.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .map(this::state)
                .filter(state -> !PASSED_BY.contains(state))
                .findFirst()
                .filter(TO_BE_BEGUN::contains)
                .isPresent();
    }

    private StepState state(PlannedStep planned) {
        return steps.stream()
                .filter(step -> step.id().equals(planned.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }
}

package dev.gonogo.run;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Approvals that were given, and no longer hold for a first change behind them that is still to come. */
final class ExpiredApprovals {

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
                .filter(step -> state(step) == StepState.PASSED && isOver(step, now) && isChangeToCome(step))
                .map(PlannedStep::id)
                .toList();
    }

    private boolean isOver(PlannedStep approval, Instant now) {
        var holds = Duration.parse(approval.terms().get("validFor"));
        return record.answers(approval.id()).stream()
                .anyMatch(answer -> answer.at().plus(holds).isBefore(now));
    }

    private boolean isChangeToCome(PlannedStep approval) {
        return record.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .findFirst()
                .filter(step -> state(step) == StepState.PENDING)
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

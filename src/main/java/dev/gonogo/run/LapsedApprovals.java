package dev.gonogo.run;

import dev.gonogo.model.Approval;
import dev.gonogo.model.Step;
import dev.gonogo.trail.Consent;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import java.util.List;

/** Approvals that were given and do not hold any more. */
final class LapsedApprovals {

    private final Run run;

    LapsedApprovals(Run run) {
        this.run = run;
    }

    /** Those that a change which begins now needs: every approval in front of it. */
    List<Step> before(Step change) {
        if (!run.planned(change).mutates()) {
            return List.of();
        }
        var given = run.runbook()
                .steps()
                .takeWhile(step -> !step.id().equals(change.id()))
                .filter(Approval.class::isInstance)
                .filter(step -> run.states().of(step.id()) == StepState.PASSED)
                .toList();
        if (given.isEmpty()) {
            return List.of();
        }
        var record = RunRecord.read(run.folder());
        var now = run.clock().instant();
        return given.stream()
                .filter(step -> !Consent.to(run.planned(step), record).isEnoughAt(now))
                .toList();
    }
}

package dev.gonogo;

import dev.gonogo.plan.Plan;
import dev.gonogo.run.Interruption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to be run.
 *
 * @param target a target's name; empty: the first that the runbook declares
 * @param approvedPlan the plan that must be the one that runs
 * @param until the last task to run; empty: all
 * @param startedBy who executes, for the record
 * @param interruption by which another thread can stop the run
 * @param approvals files that `gonogo approve` made
 */
public record RunRequest(
        Optional<String> target,
        Optional<Plan> approvedPlan,
        Optional<String> until,
        String startedBy,
        Interruption interruption,
        List<Path> approvals) {

    public RunRequest {
        approvals = List.copyOf(approvals);
    }

    /** With nothing that was signed before. */
    public RunRequest(
            Optional<String> target,
            Optional<Plan> approvedPlan,
            Optional<String> until,
            String startedBy,
            Interruption interruption) {
        this(target, approvedPlan, until, startedBy, interruption, List.of());
    }

    /** Everything on one target, started by the user of this process. */
    public static RunRequest on(String target) {
        return new RunRequest(
                Optional.of(target),
                Optional.empty(),
                Optional.empty(),
                System.getProperty("user.name"),
                new Interruption());
    }
}

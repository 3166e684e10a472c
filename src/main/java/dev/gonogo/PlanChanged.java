package dev.gonogo;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlanDifference;
import java.time.Instant;
import java.util.List;

/** What would run is not the plan that was handed over. Nothing was changed. */
public final class PlanChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PlanChanged(List<String> differences) {
        super("this is not the approved plan, and nothing was changed: " + String.join("; ", differences)
                + "\n  hint: make a new plan with `gonogo plan --out plan.json` and have that one approved");
    }

    /** @throws PlanChanged when the digests differ, or the plan that was handed over was edited */
    static void check(Plan approved, Plan now) {
        if (!approved.digest().equals(now.digest())) {
            throw new PlanChanged(PlanDifference.between(approved, now).told());
        }
        if (!asApproved(approved).equals(asApproved(now))) {
            throw new PlanChanged(
                    List.of("the file that was handed over says something else than the plan of its digest"));
        }
    }

    /** What people read and approved: all but times, and but the cluster that an embedded target makes anew. */
    private static String asApproved(Plan plan) {
        var same = new Plan(
                plan.schema(),
                plan.runbook(),
                plan.title(),
                plan.digest(),
                Instant.EPOCH,
                plan.target().embedded() ? null : plan.target(),
                plan.roles(),
                plan.contacts(),
                List.of(),
                plan.steps(),
                plan.rollbackSteps(),
                plan.files(),
                plan.pendingMigrations(),
                plan.risks(),
                plan.followUps(),
                plan.lint(),
                List.of(),
                "");
        return Json.file(same);
    }
}

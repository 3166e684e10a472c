package dev.gonogo;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlanDifference;
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
        if (!approved.content().equals(now.content())) {
            throw new PlanChanged(
                    List.of("the file that was handed over says something else than the plan of its digest"));
        }
    }
}

package dev.gonogo;

import dev.gonogo.plan.Plan;
import java.util.stream.Collectors;

/** The look at the target found something that refuses the run. Nothing was changed. */
public final class PlanBlocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanBlocked(Plan plan) {
        super(plan.blockers().stream()
                .map(finding -> finding.message() + (finding.hint().isEmpty() ? "" : "\n  hint: " + finding.hint()))
                .collect(Collectors.joining(
                        "\n", "target `" + plan.target().name() + "` is not ready, and nothing was changed:\n", "")));
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.ArrayList;
import java.util.Optional;

/** From the beginning of the run to its end the catalog lost nothing but what a step declares, and no step tried to. */
record CatalogKept(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        if (run.plan().steps().stream().noneMatch(PlannedStep::mutates)) {
            return Optional.empty();
        }
        var diffs = new RecordedDiffs(run);
        var reasons = new ArrayList<>(diffs.undeclared().stream()
                .map(loss -> loss + " got lost or weaker, or would have, and nothing declares that")
                .toList());
        if (!diffs.areComplete()) {
            reasons.add("the catalog at the end of the run was not compared with the one at its beginning");
        }
        return Optional.of(Criterion.of("the catalog lost only what was declared", diffs.paths(), reasons));
    }
}

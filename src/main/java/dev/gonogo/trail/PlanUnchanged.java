package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;

/** `plan.json` is the file that the run was last carried out by: its sum is in the journal, where that process began. */
record PlanUnchanged(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var sum = run.folder().planSha256();
        boolean same =
                run.planSums().reduce((first, last) -> last).filter(sum::equals).isPresent();
        return Optional.of(Criterion.of(
                "the plan is the one that ran",
                List.of("plan.json"),
                same ? List.of() : List.of("`plan.json` is not the plan that this run was last carried out by")));
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** The criteria of the runbook's own: what each requires is good, and some of it was really done on this target. */
record OwnCriteria(RunRecord run, RunSteps steps) {

    List<Criterion> judge() {
        return run.plan().criteria().stream().map(this::judge).toList();
    }

    private Criterion judge(Plan.PlannedCriterion own) {
        var reasons = own.requires().stream().flatMap(this::wrong).distinct().toList();
        if (reasons.isEmpty() && own.requires().stream().noneMatch(this::isDone)) {
            reasons = List.of("nothing that criterion `%s` requires applies to this target".formatted(own.name()));
        }
        return Criterion.of(own.name(), own.requires(), reasons);
    }

    private boolean isDone(String id) {
        return steps.get(id) != null && steps.get(id).state() != StepState.NOT_APPLICABLE;
    }

    private Stream<String> wrong(String id) {
        var step = steps.get(id);
        if (step == null) {
            return Stream.of("a required step is unknown: `" + id + "`");
        }
        if (step.state() == StepState.PENDING) {
            return steps.notRun().stream();
        }
        return step.state().isGood() ? Stream.empty() : Stream.of(RunSteps.told(step));
    }
}

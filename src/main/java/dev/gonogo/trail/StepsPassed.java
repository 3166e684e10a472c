package dev.gonogo.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The run came to its end, every step of the plan was done and is good, and at least one of them was really done. */
record StepsPassed(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var reasons = new ArrayList<String>();
        nothingDone().ifPresent(reasons::add);
        ending().ifPresent(reasons::add);
        steps.all().stream()
                .filter(step -> !step.state().isGood() && step.state() != StepState.PENDING)
                .map(RunSteps::told)
                .forEach(reasons::add);
        steps.notRun().ifPresent(reasons::add);
        return Optional.of(Criterion.of("every step is done and passed", List.of("journal.jsonl"), reasons));
    }

    private Optional<String> nothingDone() {
        if (steps.all().isEmpty()) {
            return Optional.of("the plan has no step, and nothing proves nothing");
        }
        return steps.all().stream().allMatch(step -> step.state() == StepState.NOT_APPLICABLE)
                ? Optional.of("no step applies to this target, and nothing proves nothing")
                : Optional.empty();
    }

    /** A journal without an end, or with half a line, is the journal of a run that was killed; others say why they ended. */
    private Optional<String> ending() {
        if (run.journal().tornTail()) {
            return Optional.of("the last line of the journal is torn: the run was killed while writing it");
        }
        var ending = run.ending();
        if (ending.isEmpty()) {
            return Optional.of("the run has not ended");
        }
        boolean allGood =
                steps.all().stream().allMatch(step -> step.state().isGood() || step.state() == StepState.PENDING);
        return allGood && !ending.get().how().equals("completed")
                ? Optional.of(
                        "the run ended before its last step: " + ending.get().message())
                : Optional.empty();
    }
}

package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The planned steps of a run with what became of them, and what there is to say of those that are not good. */
final class RunSteps {

    private final RunRecord run;
    private final Map<String, StepRecord> steps = new LinkedHashMap<>();

    RunSteps(RunRecord run) {
        this.run = run;
        run.steps().forEach(step -> steps.put(step.id(), step));
    }

    Collection<StepRecord> all() {
        return steps.values();
    }

    /** Null when the plan has no such step. */
    StepRecord get(String id) {
        return steps.get(id);
    }

    List<PlannedStep> ofKind(String kind) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals(kind))
                .toList();
    }

    /** A criterion about all steps of a kind; none when there is no such step that applies, for nothing proves nothing. */
    Optional<Criterion> criterion(String name, String kind, Function<PlannedStep, Optional<String>> wrong) {
        var planned = ofKind(kind).stream()
                .filter(step -> get(step.id()).state() != StepState.NOT_APPLICABLE)
                .toList();
        var reasons = planned.stream()
                .map(step -> reason(step, wrong))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var ids = planned.stream().map(PlannedStep::id).toList();
        return planned.isEmpty() ? Optional.empty() : Optional.of(Criterion.of(name, ids, reasons));
    }

    /** The one sentence for everything that was not reached; empty when all was. */
    Optional<String> notRun() {
        long count =
                all().stream().filter(step -> step.state() == StepState.PENDING).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count == 1 ? "1 step was not run" : count + " steps were not run");
    }

    /** `CE-22/migrate` failed: and why. */
    static String told(StepRecord step) {
        return "`%s` %s%s"
                .formatted(step.id(), verb(step.state()), step.message().isEmpty() ? "" : ": " + step.message());
    }

    static String verb(StepState state) {
        return switch (state) {
            case FAILED -> "failed";
            case BROKEN -> "is broken";
            case WAITING -> "waits for a person";
            case REFUSED -> "was refused";
            case IN_DOUBT, RUNNING -> "is in doubt";
            case SKIPPED_BY_OPERATOR -> "was skipped";
            case ROLLED_BACK -> "was rolled back";
            case ROLLBACK_FAILED -> "could not be rolled back";
            default -> "is " + state.text();
        };
    }

    private Optional<String> reason(PlannedStep step, Function<PlannedStep, Optional<String>> wrong) {
        return switch (get(step.id()).state()) {
            case PENDING -> notRun();
            default -> wrong.apply(step);
        };
    }
}

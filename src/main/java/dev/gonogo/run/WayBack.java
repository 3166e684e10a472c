package dev.gonogo.run;

import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The rollback: what this run changed is taken back in reverse, task by task by their own `rollback`; when one of them has
 * none, by the runbook's first `option`. Then the runbook's `verify` must pass.
 */
final class WayBack {

    private final Run run;
    private final Interpreter interpreter;

    WayBack(Run run, Interpreter interpreter) {
        this.run = run;
        this.interpreter = interpreter;
    }

    /** What was rolled back and whether that worked. */
    record Went(boolean done, String message) {}

    /** Empty when nothing was changed yet, or the runbook has no way back. */
    Optional<Went> go(String reason) {
        var changed = changed();
        var way = way(changed);
        if (changed.isEmpty() || way.isEmpty()) {
            return Optional.empty();
        }
        run.journal()
                .append(new Event.RollbackStarted(
                        way.get().name(), reason, changed.stream().map(Step::id).toList()));
        var steps = new ArrayList<>(way.get().steps());
        run.runbook().rollback().map(Rollback::verify).ifPresent(steps::addAll);
        var stopped = interpreter.back(steps);
        var went = stopped.map(at -> new Went(
                        false,
                        "the rollback stopped at `%s`: %s"
                                .formatted(
                                        at.at().orElseThrow().id(), at.outcome().message())))
                .orElse(new Went(true, "rolled back by " + way.get().name()));
        interpreter.mark(changed, went.done() ? StepState.ROLLED_BACK : StepState.ROLLBACK_FAILED, went.message());
        run.journal().append(new Event.RollbackFinished(went.done(), went.message()));
        return Optional.of(went);
    }

    /** The mutating steps that may have taken effect, newest first. */
    private List<Step> changed() {
        var changed = new ArrayList<>(run.runbook()
                .steps()
                .filter(step -> run.planned(step).mutates())
                .filter(step -> tookEffect(interpreter.states().of(step.id())))
                .toList());
        Collections.reverse(changed);
        return changed;
    }

    private static boolean tookEffect(StepState state) {
        return List.of(StepState.PASSED, StepState.WARNED, StepState.FAILED, StepState.IN_DOUBT)
                .contains(state);
    }

    private record Way(String name, List<Step> steps) {}

    private Optional<Way> way(List<Step> changed) {
        var tasks = new ArrayList<>(run.runbook().phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.parts().anyMatch(changed::contains))
                .toList());
        Collections.reverse(tasks);
        if (tasks.stream().allMatch(WayBack::hasRollback)) {
            return Optional.of(new Way(
                    "the tasks' own rollbacks",
                    tasks.stream()
                            .flatMap(item -> ((Task) item).rollback().orElseThrow().options().get(0).steps().stream())
                            .toList()));
        }
        return run.runbook()
                .rollback()
                .map(rollback -> rollback.options().get(0))
                .map(option -> new Way(option.name(), option.steps()));
    }

    private static boolean hasRollback(PhaseItem item) {
        return item instanceof Task task && task.rollback().isPresent();
    }
}

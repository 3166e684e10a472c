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
        var changed = new ArrayList<>(new Effects(run, interpreter.states()).steps());
        Collections.reverse(changed);
        var way = way(changed);
        if (changed.isEmpty() || way.isEmpty()) {
            return Optional.empty();
        }
        run.journal()
                .append(new Event.RollbackStarted(
                        way.get().name(), reason, changed.stream().map(Step::id).toList()));
        var steps = new ArrayList<>(way.get().steps());
        run.runbook().rollback().map(Rollback::verify).ifPresent(steps::addAll);
        var went = interpreter
                .back(steps)
                .map(WayBack::stopped)
                .orElse(new Went(true, "rolled back by " + way.get().name()));
        interpreter.mark(changed, went.done() ? StepState.ROLLED_BACK : StepState.ROLLBACK_FAILED, went.message());
        run.journal().append(new Event.RollbackFinished(went.done(), went.message()));
        return Optional.of(went);
    }

    private static Went stopped(Interpreter.Ended ended) {
        var message = "the rollback stopped at `%s`: %s"
                .formatted(ended.at().orElseThrow().id(), ended.outcome().message());
        return new Went(false, message);
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

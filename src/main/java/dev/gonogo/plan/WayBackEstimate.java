package dev.gonogo.plan;

import dev.gonogo.model.Rollback;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the way back is estimated to take from the end of a task: that of the tasks up to it, where each that changes
 * something has its own; else that of the runbook's first option.
 */
public final class WayBackEstimate {

    private final Runbook runbook;

    public WayBackEstimate(Runbook runbook) {
        this.runbook = runbook;
    }

    /** Zero when the runbook says nothing, or nothing was changed. */
    public Duration after(Task task) {
        var tasks = runbook.tasks().toList();
        var changing = tasks.subList(0, tasks.indexOf(task) + 1).stream()
                .filter(done -> done.steps().stream().anyMatch(Mutates::mutates))
                .toList();
        return changing.stream().allMatch(done -> done.rollback().isPresent())
                ? together(changing)
                : first(runbook.rollback());
    }

    private static Duration together(List<Task> tasks) {
        return tasks.stream().map(task -> first(task.rollback())).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration first(Optional<Rollback> rollback) {
        return rollback.map(said -> said.options().get(0).estimate()).orElse(Duration.ZERO);
    }
}

package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Task;
import java.util.stream.Collectors;

/** A run was asked to stop after a task that the runbook does not have. Nothing was done. */
public final class NoSuchTask extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchTask(Runbook runbook, String task) {
        super("runbook `%s` has no task `%s`; it has %s"
                .formatted(
                        runbook.name(),
                        task,
                        runbook.tasks().map(Task::id).map(id -> "`" + id + "`").collect(Collectors.joining(", "))));
    }
}

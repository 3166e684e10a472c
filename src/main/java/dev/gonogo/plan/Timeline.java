package dev.gonogo.plan;

import dev.gonogo.model.Phase;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Task;
import dev.gonogo.model.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When each task should start and end: one after the other, from the next opening of the window, else from now. */
final class Timeline {

    private final Runbook runbook;
    private final Clock clock;

    Timeline(Runbook runbook, Clock clock) {
        this.runbook = runbook;
        this.clock = clock;
    }

    List<PlannedTask> tasks() {
        var tasks = new ArrayList<PlannedTask>();
        var at = runbook.window().map(this::nextOpening).orElse(clock.instant());
        for (Phase phase : runbook.phases()) {
            for (Task task : phase.tasks().toList()) {
                var end = at.plus(task.estimate());
                tasks.add(new PlannedTask(
                        task.id(),
                        task.title(),
                        phase.name(),
                        task.role(),
                        task.priority().name(),
                        task.estimate(),
                        at,
                        end));
                at = end;
            }
        }
        return tasks;
    }

    /** Now, when the window is open. */
    private Instant nextOpening(Window window) {
        var now = clock.instant();
        var opens = Opening.at(window, now).opens().toInstant();
        return opens.isBefore(now) ? now : opens;
    }
}

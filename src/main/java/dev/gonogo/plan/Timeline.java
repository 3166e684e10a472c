package dev.gonogo.plan;

import dev.gonogo.model.Phase;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Server;
import dev.gonogo.model.Target;
import dev.gonogo.model.Task;
import dev.gonogo.model.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When each task should start and end: one after the other, from the next opening of the window, else from now. */
final class Timeline {

    private final Runbook runbook;
    private final Target target;
    private final Clock clock;

    Timeline(Runbook runbook, Target target, Clock clock) {
        this.runbook = runbook;
        this.target = target;
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
                        end,
                        lastStart(task, at)));
                at = end;
            }
        }
        return tasks;
    }

    private Optional<Instant> lastStart(Task task, Instant at) {
        var work = task.estimate().plus(new WayBackEstimate(runbook).after(task));
        return runbook.window()
                .filter(window -> !(target.server() instanceof Server.Embedded))
                .map(window -> Opening.at(window, at).lastStart(work));
    }

    /** Now, when the window is open. */
    private Instant nextOpening(Window window) {
        var now = clock.instant();
        var opens = Opening.at(window, now).opens().toInstant();
        return opens.isBefore(now) ? now : opens;
    }
}

package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Server;
import dev.gonogo.model.Target;
import dev.gonogo.model.Task;
import dev.gonogo.plan.Opening;
import dev.gonogo.plan.WayBackEstimate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The runbook's window against the clock. An embedded target has no window: nobody depends on it. */
public final class WindowGuard {

    private final Runbook runbook;
    private final Target target;
    private final Clock clock;

    public WindowGuard(Runbook runbook, Target target, Clock clock) {
        this.runbook = runbook;
        this.target = target;
        this.clock = clock;
    }

    /** Why the task must not begin now: its work, and the way back from it, must fit into what is left of the window. */
    public Optional<String> refuses(Task task) {
        return refuses(task.estimate().plus(new WayBackEstimate(runbook).after(task)));
    }

    /** Why work of this length must not begin now; empty when it may. */
    public Optional<String> refuses(Duration work) {
        if (target.server() instanceof Server.Embedded) {
            return Optional.empty();
        }
        var now = clock.instant();
        return runbook.window().flatMap(window -> Opening.at(window, now).refuses(work, now));
    }
}

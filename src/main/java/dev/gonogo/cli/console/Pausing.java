package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.run.Interruption;
import java.time.Duration;
import java.util.Optional;

/**
 * Ctrl-C: once, and the run stops before its next step; again in the same step, and what runs is cancelled. Where it is pressed
 * while one line ends and the next begins, JLine may tell of it twice, some milliseconds apart: nobody presses it again so soon.
 */
final class Pausing {

    private static final Duration ONE_PRESS = Duration.ofMillis(50);

    private final Desk desk;
    private final Interruption interruption;
    private Optional<String> paused = Optional.empty();
    private long pausedAt;

    Pausing(Desk desk, Interruption interruption) {
        this.desk = desk;
        this.interruption = interruption;
    }

    synchronized void interrupted() {
        if (!desk.isOpen()) {
            interruption.hold();
            desk.tell("the run is held before its first step");
            return;
        }
        var running = desk.atWork().map(Track.Running::step).map(PlannedStep::id);
        desk.pace(Pace.STEP);
        desk.jump(Optional.empty());
        if (running.isEmpty()) {
            desk.tell("nothing runs. `hold` lets go of the run, `help` shows what else can be typed");
        } else if (paused.equals(running)) {
            if (System.nanoTime() - pausedAt > ONE_PRESS.toNanos()) {
                Commands.named("cancel").run(desk, "");
            }
        } else {
            paused = running;
            desk.tell("paused: `%s` runs to its end, and nothing begins behind it".formatted(running.get()));
            desk.tell(
                    "  Ctrl-C again, or `cancel`: cancel what runs     `go`: go on     `hold`: let go of the run after it");
            pausedAt = System.nanoTime();
        }
    }
}

package dev.gonogo.postgres.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what nobody announces: the end of a process that is not our child. */
final class BoundedWait {

    private static final long PAUSE_MILLIS = 10;

    private BoundedWait() {}

    /**
     * True as soon as it holds, false when the time is over. An interrupt does not end it: it is handed on afterwards.
     */
    static boolean until(BooleanSupplier holds, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        var interrupted = false;
        while (!holds.getAsBoolean() && System.nanoTime() < deadline) {
            interrupted |= pauseInterrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return holds.getAsBoolean();
    }

    private static boolean pauseInterrupted() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException interrupt) {
            return true;
        }
    }
}

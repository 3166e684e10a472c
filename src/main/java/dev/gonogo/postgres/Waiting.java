package dev.gonogo.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what the server does not announce. */
final class Waiting {

    private static final long PAUSE_MILLIS = 20;

    private Waiting() {}

    /** True as soon as it holds; false when the time is over, or the thread is interrupted and stays so. */
    static boolean until(BooleanSupplier holds, Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || !pause()) {
                return false;
            }
        }
        return true;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

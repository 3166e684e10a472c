package dev.gonogo.run;

import java.time.Duration;

/** Waits. Handed in, so that nobody has to wait in a test. */
@FunctionalInterface
public interface Pause {

    /** Waits so long, or until the thread is interrupted, which it still is afterwards. */
    void of(Duration time);

    /** By this machine's clock. */
    static Pause sleeping() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }
}

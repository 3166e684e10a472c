package dev.gonogo.postgres;

import java.time.Duration;

/**
 * When the time of a step is over, on this machine's monotonic clock, and what happens to a statement that runs then: it is
 * cancelled, after the grace its server process is terminated, and that process is proven to be gone.
 *
 * @param grace how long a statement may take to end after it was cancelled
 * @param listener is told of each of the three
 */
public record Deadline(long nanoTime, Duration grace, StopListener listener) {

    static Deadline after(Duration time, Duration grace, StopListener listener) {
        return new Deadline(System.nanoTime() + time.toNanos(), grace, listener);
    }

    /** Zero or negative when the time is over. */
    Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    boolean isOver() {
        return nanoTime - System.nanoTime() <= 0;
    }
}

package dev.gonogo.postgres;

import java.time.Duration;

/** When the time of a step is over, on this machine's monotonic clock. */
public record Deadline(long nanoTime) {

    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Zero or less when the time is over. */
    long millisecondsLeft() {
        return Math.floorDiv(nanoTime - System.nanoTime(), 1_000_000);
    }

    boolean isOver() {
        return millisecondsLeft() <= 0;
    }
}

package dev.gonogo.run;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a run to stop, from another thread such as a signal's: once, and it holds after the step that runs; twice, and what
 * runs is cancelled. Thread-safe.
 */
public final class Interruption {

    private final AtomicInteger requests = new AtomicInteger();
    private volatile Runnable cancelling = () -> {};

    /** Asks, and tells how many times that was done by now. */
    public int request() {
        int number = requests.incrementAndGet();
        if (number == 2) {
            cancelling.run();
        }
        return number;
    }

    boolean isRequested() {
        return requests.get() > 0;
    }

    /** What stops the statement or the program that runs; the latest counts. */
    void cancelBy(Runnable cancelling) {
        this.cancelling = cancelling;
    }
}

package dev.gonogo.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a run to stop, from another thread such as a signal's: once, and it is held after the step that runs; twice, and what
 * runs is cancelled. Thread-safe.
 */
public final class Interruption {

    private static final int CANCELS = 2;

    private final AtomicInteger requests = new AtomicInteger();
    private final List<Runnable> running = new CopyOnWriteArrayList<>();

    /** Asks, and tells how many times that was done by now. */
    public int request() {
        int number = requests.incrementAndGet();
        if (number == CANCELS) {
            cancel();
        }
        return number;
    }

    /** Asks that the run be held after the step that runs; a second time changes nothing. */
    public void hold() {
        requests.compareAndSet(0, 1);
    }

    /** Cancels what runs now, and asks nothing of the run: the step fails, and a person can decide about it. */
    public void cancel() {
        running.forEach(Runnable::run);
    }

    boolean isRequested() {
        return requests.get() > 0;
    }

    /** Registers how to cancel something that runs, until what is returned is closed. */
    Registration onCancel(Runnable cancel) {
        running.add(cancel);
        return () -> running.remove(cancel);
    }

    /** Something that can be cancelled, as long as it runs. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}

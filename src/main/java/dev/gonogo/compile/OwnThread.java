package dev.gonogo.compile;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Work in a thread of its own: with room for deep nesting, and not for ever. */
final class OwnThread {

    private static final long STACK_BYTES = 32L << 20;
    private static final int MOST_WAITING = 20;

    private OwnThread() {}

    /** What came of the work; neither a result nor a failure when it did not come to an end. */
    record Outcome<R>(Optional<R> result, Optional<Throwable> failure) {}

    /**
     * Does it.
     *
     * @param limit of the processor's time, so that a busy machine changes nothing; of the clock's, a multiple of it
     */
    static <R> Outcome<R> run(Duration limit, Supplier<R> work) {
        var result = new AtomicReference<R>();
        var failure = new AtomicReference<Throwable>();
        var thread = new Thread(
                null,
                () -> {
                    try {
                        result.set(work.get());
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    }
                },
                "runbook",
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return ended(thread, limit)
                ? new Outcome<>(Optional.ofNullable(result.get()), Optional.ofNullable(failure.get()))
                : new Outcome<>(Optional.empty(), Optional.empty());
    }

    /** A machine that does not measure it gives no more time. */
    private static boolean hasUsed(Thread thread, Duration limit) {
        var threads = ManagementFactory.getThreadMXBean();
        if (!threads.isThreadCpuTimeSupported()) {
            return true;
        }
        long used = threads.getThreadCpuTime(thread.getId());
        return used > limit.toNanos();
    }

    private static boolean ended(Thread thread, Duration limit) {
        try {
            thread.join(limit.toMillis());
            for (int waited = 1; thread.isAlive() && waited < MOST_WAITING && !hasUsed(thread, limit); waited++) {
                thread.join(limit.toMillis());
            }
            thread.interrupt();
            return !thread.isAlive();
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

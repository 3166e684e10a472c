package dev.gonogo.postgres;

import dev.gonogo.postgres.StopListener.How;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The end that a deadline sets to one thing that a session waits for. A watcher, one for all sessions, begins it in time; the
 * rest of it happens in a thread of its own, so that no server keeps another one's statements from being stopped. All of
 * its waiting is bounded.
 */
final class Stop implements Runnable {

    private static final Duration BETWEEN_CANCELS = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private enum State {
        WAITING,
        STOPPING,
        ENDED
    }

    private final Deadline deadline;
    private final ServerProcess process;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String told = "";
    private Future<?> alarm;

    private Stop(Deadline deadline, ServerProcess process) {
        this.deadline = deadline;
        this.process = process;
    }

    /** To be ended, whatever becomes of what it guards. */
    static Stop at(Deadline deadline, ServerProcess process) {
        var stop = new Stop(deadline, process);
        stop.alarm = Watcher.after(deadline.left(), stop, "stops a server process");
        return stop;
    }

    /** The server has answered, or is lost. Returns when no signal of this stop can meet what the session does next. */
    void end() {
        ended.countDown();
        alarm.cancel(false);
        if (!state.compareAndSet(State.WAITING, State.ENDED) && hasBegun()) {
            await(stopped, LONGEST_STOP);
        }
    }

    boolean hasBegun() {
        return state.get() == State.STOPPING;
    }

    /** What a message adds about the server process; empty when it ended what it ran as it was told. */
    String told() {
        return told;
    }

    @Override
    public void run() {
        if (!state.compareAndSet(State.WAITING, State.STOPPING)) {
            return;
        }
        try {
            if (!heedsCancel()) {
                terminate();
            }
        } finally {
            stopped.countDown();
        }
    }

    /** Cancels again and again: a signal that comes before its statement is lost, and one may be caught by a handler. */
    private boolean heedsCancel() {
        long end = System.nanoTime() + deadline.grace().toNanos();
        for (boolean first = true; first || System.nanoTime() - end < 0; first = false) {
            if (process.cancel() && first) {
                tell(How.CANCELLED);
            }
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (await(ended, left.compareTo(BETWEEN_CANCELS) < 0 ? left : BETWEEN_CANCELS)) {
                return true;
            }
        }
        return false;
    }

    private void terminate() {
        told = "; it did not heed being cancelled, and server process %d could not be shown to be gone"
                .formatted(process.backend().pid());
        try (var asking = process.asking().openBriefly()) {
            process.backend().terminate(asking);
            tell(How.TERMINATED);
            prove(asking);
        } catch (DatabaseUnreachable | StatementFailed unasked) {
            tell(How.STILL_THERE);
        }
        if (!await(ended, LAST_WORDS)) {
            process.hangUp();
        }
    }

    private void prove(Session asking) {
        if (process.backend().awaitGone(asking, LONGEST_END)) {
            told = "; it did not heed being cancelled, and server process %d was terminated"
                    .formatted(process.backend().pid());
            tell(How.GONE);
        } else {
            tell(How.STILL_THERE);
        }
    }

    /** Who cannot take note of it does not keep a process from being stopped. */
    private void tell(How how) {
        try {
            deadline.listener().stopped(process.backend().pid(), how);
        } catch (RuntimeException untaken) {
            // a journal that cannot be written stops the run at its next event
        }
    }

    private static boolean await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

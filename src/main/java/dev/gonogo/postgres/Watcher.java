package dev.gonogo.postgres;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one thread that knows what is to happen when. It never waits for a server, and keeps no process from ending. */
final class Watcher {

    private static final Duration PULSE = Duration.ofMillis(50);
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();
    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static final AtomicBoolean PULSING = new AtomicBoolean();

    private Watcher() {}

    /**
     * Runs it in a thread of its own when the time is over, unless what is returned is cancelled before.
     *
     * @param name of the thread, as a sentence goes on
     */
    static Future<?> after(Duration time, Runnable work, String name) {
        ASKED.set(true);
        if (PULSING.compareAndSet(false, true)) {
            pulse();
        }
        return ALARMS.schedule(() -> daemon(work, name).start(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * What is next wakes the thread when it is asked for. Statements that follow each other quickly each ask for what will never
     * come to pass; for as long as they do, something else is always next.
     */
    private static void pulse() {
        if (ASKED.getAndSet(false)) {
            ALARMS.schedule(Watcher::pulse, PULSE.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            PULSING.set(false);
        }
    }

    private static ScheduledThreadPoolExecutor alarms() {
        var alarms = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "watches deadlines"));
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, "gonogo " + name);
        thread.setDaemon(true);
        return thread;
    }
}

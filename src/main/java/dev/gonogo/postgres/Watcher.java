package dev.gonogo.postgres;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that knows what is to happen when. It never waits for a server, and keeps no process from ending. */
final class Watcher {

    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private Watcher() {}

    /**
     * Runs it in a thread of its own when the time is over, unless what is returned is cancelled before.
     *
     * @param name of the thread, as a sentence goes on
     */
    static Future<?> after(Duration time, Runnable work, String name) {
        return ALARMS.schedule(() -> daemon(work, name).start(), time.toNanos(), TimeUnit.NANOSECONDS);
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

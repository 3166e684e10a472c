package dev.gonogo.postgres;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that watches all deadlines. It never waits for a server, and keeps no process from ending. */
final class Watcher {

    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private Watcher() {}

    /** Runs it in a thread of its own when the time is over, unless what is returned is cancelled before. */
    static Future<?> at(Deadline deadline, Runnable stop) {
        return ALARMS.schedule(
                () -> daemon(stop, "stops a server process").start(), deadline.nanosecondsLeft(), TimeUnit.NANOSECONDS);
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

package dev.gonogo.postgres;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Something that is done again and again, in a thread of its own, while another thread waits for the server. It is there
 * for who waits: what fails in it is not done again, and nothing else fails for it.
 */
final class Meanwhile implements Runnable {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Duration every;
    private final Work work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private Future<?> alarm;

    /** Used by one thread. */
    interface Work {

        void turn();

        /** After the last turn. */
        default void close() {}
    }

    private Meanwhile(Duration every, Work work) {
        this.every = every;
        this.work = work;
    }

    /** To be ended. The first turn comes when as much time is over as between two; before that, no thread is begun. */
    static Meanwhile begin(Duration every, String name, Work work) {
        var meanwhile = new Meanwhile(every, work);
        meanwhile.alarm = Watcher.after(every, meanwhile, name);
        return meanwhile;
    }

    /** Returns when the last turn is over and the work closed, or takes too long for that. */
    void end() {
        ended.countDown();
        if (!alarm.cancel(false)) {
            await(left, LONGEST_END);
        }
    }

    @Override
    public void run() {
        try {
            while (ended.getCount() > 0) {
                work.turn();
                await(ended, every);
            }
        } catch (RuntimeException given) {
            // up; a journal that cannot be written stops the run at its next event
        } finally {
            work.close();
            left.countDown();
        }
    }

    private static void await(CountDownLatch latch, Duration longest) {
        try {
            latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

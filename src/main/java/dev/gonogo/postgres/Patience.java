package dev.gonogo.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Opening a session on a server that may be starting up: again after a tenth of a second, then after twice as long each time,
 * up to five seconds, until the time is over.
 *
 * @param pause waits so long; false when that was interrupted, and nothing is tried again then
 */
record Patience(Duration longest, Clock clock, Predicate<Duration> pause) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** By this machine's clock. */
    static Patience of(Duration longest) {
        return new Patience(longest, Clock.systemUTC(), Patience::sleep);
    }

    /** @throws DatabaseUnreachable the last one when the time is over; the first one when waiting would not help */
    Session open(Database database) {
        var end = clock.instant().plus(longest);
        var next = FIRST_PAUSE;
        while (true) {
            try {
                return database.open();
            } catch (DatabaseUnreachable unreachable) {
                var left = Duration.between(clock.instant(), end);
                if (!unreachable.mayPass() || left.isNegative() || left.isZero() || !pause.test(shorter(next, left))) {
                    throw unreachable;
                }
                next = shorter(next.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.gonogo.crash

import dev.gonogo.plan.Json

/** Counts what the process comes by, and when it comes by its point says so and stands still for ever. Thread-safe. */
final class Standstill {

    private final String kind
    private final int number
    private final Map<String, Integer> counts = [event: 0, clock: 0]

    /** @param point as `event:7`, `clock:31`; any other word stands for none */
    Standstill(String point) {
        def words = point.split(':')
        kind = words[0]
        number = words.length > 1 ? words[1] as int : 0
    }

    /** An event is on disk. */
    void event() {
        pass('event')
    }

    /** Somebody asks what time it is: also before each event is written. */
    void clock() {
        pass('clock')
    }

    synchronized Map<String, Integer> counts() {
        new LinkedHashMap<>(counts)
    }

    private synchronized void pass(String what) {
        counts[what]++
        if (what == kind && counts[what] == number) {
            println Json.line([what: 'at the point'])
            System.out.flush()
            while (true) {
                wait()
            }
        }
    }
}

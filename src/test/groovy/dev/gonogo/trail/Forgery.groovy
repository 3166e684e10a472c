package dev.gonogo.trail

import java.nio.file.Files
import java.time.Clock

/** What somebody can do who holds a whole folder: a journal with other events, and a chain that is right. */
class Forgery {

    /** @param change of each event: what stands in its place; null leaves it out */
    static void rewrite(RunFolder folder, Clock clock, Closure<Event> change) {
        def recorded = RecordedJournal.read(folder).events()
        Files.delete(folder.journal())
        def next = null
        def times = { -> next } as Clocked
        Journal.create(folder, new SetClock(times), new Secrets(), {}).withCloseable { journal ->
            recorded.each { each ->
                def event = change.call(each.event())
                if (event != null) {
                    next = each.at()
                    journal.append(event)
                }
            }
        }
    }

    private interface Clocked {
        java.time.Instant now()
    }

    /** Tells the time that the forged event had. */
    private static class SetClock extends Clock {

        private final Clocked times

        SetClock(Clocked times) {
            this.times = times
        }

        @Override
        java.time.Instant instant() {
            times.now()
        }

        @Override
        java.time.ZoneId getZone() {
            java.time.ZoneOffset.UTC
        }

        @Override
        Clock withZone(java.time.ZoneId zone) {
            this
        }
    }
}

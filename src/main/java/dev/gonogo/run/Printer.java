package dev.gonogo.run;

import dev.gonogo.trail.Event;

/** Shows a run while it goes on. Called after an event is on disk, by the thread that runs; it should return at once. */
@FunctionalInterface
public interface Printer {

    void print(Event.Recorded event);
}

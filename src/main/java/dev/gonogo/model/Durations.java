package dev.gonogo.model;

import java.time.Duration;

/** Durations for people. */
public final class Durations {

    private Durations() {}

    /** `1 h 30 min`, `12.3 s` or `45 ms`. */
    public static String text(Duration time) {
        if (time.toMinutes() >= 1) {
            var hours = time.toHours() > 0 ? time.toHours() + " h" : "";
            var minutes = time.toMinutesPart() > 0 ? time.toMinutesPart() + " min" : "";
            return (hours + " " + minutes).strip();
        }
        return time.toMillis() >= 1000 ? "%.1f s".formatted(time.toMillis() / 1000.0) : time.toMillis() + " ms";
    }
}

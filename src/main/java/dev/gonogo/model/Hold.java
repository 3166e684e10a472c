package dev.gonogo.model;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Waits: until a time of the day, for a while, or until somebody says the word; when several are said, for all of them.
 *
 * @param until in the zone of the runbook's window, else UTC; the next time that it is so late
 */
public record Hold(StepHead head, Optional<LocalTime> until, Optional<Duration> lasting, Optional<String> word)
        implements Step {

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.hold(this);
    }
}

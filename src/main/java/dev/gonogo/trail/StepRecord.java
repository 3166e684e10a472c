package dev.gonogo.trail;

import java.time.Instant;
import java.util.List;

/**
 * A planned step and what became of it.
 *
 * @param startedAt null when it never began; finishedAt likewise
 * @param evidence paths relative to the run's folder
 */
public record StepRecord(
        String id,
        String phase,
        String task,
        String kind,
        String name,
        StepState state,
        Instant startedAt,
        Instant finishedAt,
        int attempts,
        String message,
        List<String> evidence) {

    public StepRecord {
        evidence = List.copyOf(evidence);
    }
}

package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A change of many rows in batches: each is the next range of keys, and a transaction of its own.
 *
 * @param table as it is written in SQL
 * @param key its column that the rows are gone through by
 * @param statement with `:batch` where the condition of the range belongs
 * @param size rows of the table in a range
 * @param pause between two batches
 */
public record Batch(
        StepHead head,
        String table,
        String key,
        String statement,
        int size,
        Duration pause,
        Throttle throttle,
        Optional<Check> verification)
        implements Step {

    /** Under which load of the server the next batch waits; empty: under none. */
    public record Throttle(Optional<Duration> replicationLag, Optional<Integer> activeSessions) {}

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.batch(this);
    }
}

package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A copy of the database, made by the target's {@link BackupMethod} and proven.
 *
 * @param freshFor how old it may be when the verdict is computed
 */
public record Backup(StepHead head, Proof proof, Optional<Duration> freshFor) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.backup(this);
    }

    /** How far a backup is proven, each level including the one before. */
    public enum Proof {
        /** Every byte of it is read back. */
        READ,
        /** It stands as a database whose tables have the rows of the original. */
        RESTORED
    }
}

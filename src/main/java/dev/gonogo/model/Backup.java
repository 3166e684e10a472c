package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A copy of the database, made by the target's {@link BackupMethod} and proven.
 *
 * @param freshFor how old it may be when the change behind it begins, and at the end of the run
 * @param atLeast what it must not be smaller than
 * @param keepFor how long it is to be kept
 */
public record Backup(
        StepHead head, Proof proof, Optional<Duration> freshFor, Optional<Size> atLeast, Optional<Duration> keepFor)
        implements Step {

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.backup(this);
    }

    /** How far a backup is proven, each level including the one before. */
    public enum Proof {
        /** Every byte of it is read back. */
        READ,
        /** Every table of the original is in it, with as many rows. */
        COUNTED,
        /** It stands as a database with the tables, the rows and the catalog of the original. */
        RESTORED,
        /** And the content of every table is that of the original. */
        COMPARED;

        public boolean isAtLeast(Proof other) {
            return compareTo(other) >= 0;
        }
    }
}

package dev.gonogo.postgres;

import java.time.Duration;
import java.util.List;

/**
 * What one statement did to relations that were there before its script.
 *
 * @param touched each relation on which the transaction held a lock when the statement was done
 */
public record Trace(List<Touched> touched, Duration time) {

    public Trace {
        touched = List.copyOf(touched);
    }

    /**
     * One relation.
     *
     * @param relation as `public.users`
     * @param held the strongest lock that the transaction holds on it, by this statement or an earlier one
     * @param taken whether this statement made it that strong
     * @param rewritten whether the statement has written the relation anew, into another file
     * @param scanned whether it has read the relation from its beginning to its end
     * @param bytes the size of the relation with its indexes before the script
     */
    public record Touched(
            String relation, LockMode held, boolean taken, boolean rewritten, boolean scanned, long bytes) {

        /** Whether others wait for as long as the relation's size takes: it is read or written whole under a lock against writes. */
        public boolean isDangerous() {
            return held.blocksWrites() && (rewritten || scanned);
        }
    }
}

package dev.gonogo.plan;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done about drift.
 *
 * @param pull whether migrations that only the target has are written as files
 * @param applied versions that are to be noted as applied without being run
 * @param reverted versions that are to be taken out of the history
 * @param baseline the version up to which everything is to be noted as applied
 * @param accept whether the catalog is meant to be as it is now
 */
public record MendRequest(
        boolean pull, List<String> applied, List<String> reverted, Optional<String> baseline, boolean accept) {

    public MendRequest {
        applied = List.copyOf(applied);
        reverted = List.copyOf(reverted);
    }

    /** Whether it asks for anything. */
    public boolean isEmpty() {
        return !pull && applied.isEmpty() && reverted.isEmpty() && baseline.isEmpty() && !accept;
    }
}

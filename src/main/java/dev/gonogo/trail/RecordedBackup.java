package dev.gonogo.trail;

import java.time.Instant;
import java.util.Optional;

/**
 * `backup.json`, the evidence of a proven backup.
 *
 * @param method how it was made
 * @param location the database, the file or the folder that it is
 * @param proof the level that was really reached
 * @param bytes its size
 * @param keepUntil empty: the runbook does not say
 */
public record RecordedBackup(
        String method,
        String location,
        String proof,
        int tables,
        long rows,
        long bytes,
        Instant takenAt,
        Optional<Instant> keepUntil) {

    public static final String FILE = "backup.json";

    static Optional<RecordedBackup> of(RunRecord run, String step) {
        return RecordedEvidence.read(run, step, FILE, RecordedBackup.class);
    }
}

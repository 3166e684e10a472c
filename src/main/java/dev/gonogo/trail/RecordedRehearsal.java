package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;

/**
 * `rehearsal.json`, the evidence of a rehearsal.
 *
 * @param migrations that were applied and reverted
 * @param verified whether catalog and row counts after the way back were those before
 * @param differences what was not as before, one sentence each
 */
public record RecordedRehearsal(
        List<String> migrations,
        double forwardSeconds,
        double backSeconds,
        boolean verified,
        List<String> differences) {

    public static final String FILE = "rehearsal.json";

    public RecordedRehearsal {
        migrations = List.copyOf(migrations);
        differences = List.copyOf(differences);
    }

    static Optional<RecordedRehearsal> of(RunRecord run, String step) {
        return RecordedEvidence.read(run, step, FILE, RecordedRehearsal.class);
    }
}

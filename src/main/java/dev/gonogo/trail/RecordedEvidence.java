package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Evidence files as they lie there, held against the sums in the journal: what was changed is not read. */
final class RecordedEvidence {

    private RecordedEvidence() {}

    /** A JSON file of a step's last attempt; empty when it is not there or not what it was. */
    static <T> Optional<T> read(RunRecord run, String step, String name, Class<T> type) {
        return run.evidence(step).stream()
                .filter(file -> file.path().endsWith(name))
                .findFirst()
                .flatMap(file -> read(run, file, type));
    }

    static <T> Optional<T> read(RunRecord run, Event.EvidenceFile file, Class<T> type) {
        try {
            var bytes = Files.readAllBytes(run.folder().path().resolve(file.path()));
            return Digest.of(bytes).equals(file.sha256())
                    ? Optional.of(Json.read(new String(bytes, StandardCharsets.UTF_8), type))
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** What is wrong with the file, in one sentence; empty when nothing is. */
    static Optional<String> damage(RunRecord run, Event.EvidenceFile file) {
        var path = run.folder().path().resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of("evidence `" + file.path() + "` is missing");
            }
            return Digest.of(path).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of("evidence `" + file.path() + "` was changed after it was recorded");
        } catch (IOException unreadable) {
            return Optional.of("evidence `" + file.path() + "` cannot be read");
        }
    }
}

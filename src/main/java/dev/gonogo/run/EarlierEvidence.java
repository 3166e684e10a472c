package dev.gonogo.run;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What earlier steps of this run left in their evidence, as long as it is what was recorded. */
final class EarlierEvidence {

    private final Run run;

    EarlierEvidence(Run run) {
        this.run = run;
    }

    /** The file of the step's last attempt; empty when there is none, or it was changed since. */
    Optional<Path> file(String step, String name) {
        return run.states().standing(step).evidence().stream()
                .filter(evidence -> evidence.path().endsWith(name))
                .findFirst()
                .filter(evidence -> digest(path(evidence.path())).equals(Optional.of(evidence.sha256())))
                .map(evidence -> path(evidence.path()));
    }

    <T> Optional<T> json(String step, String name, Class<T> type) {
        return file(step, name).map(EarlierEvidence::text).map(text -> Json.read(text, type));
    }

    private Path path(String inFolder) {
        return run.folder().path().resolve(inFolder);
    }

    private static Optional<String> digest(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Digest.of(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

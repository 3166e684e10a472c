package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * A rehearsal on a scratch server, `<home>/rehearsals/<id>.json`.
 *
 * @param filledFrom what the scratch database was before, in words
 * @param planDigest of the plan of the target that it was for; empty when it was for none
 * @param files the texts that it was of: pending migrations, SQL of steps, and their order
 */
public record Rehearsed(
        int schema,
        String id,
        Instant at,
        String runbook,
        String filledFrom,
        String serverVersion,
        String planDigest,
        List<File> files,
        RecordedRehearsal rehearsal) {

    public Rehearsed {
        files = List.copyOf(files);
    }

    /** @param rollbackSha256 of the file that reverts it, empty when there is none */
    public record File(String name, String sha256, String rollbackSha256) {}

    /** @return where it was kept @throws HomeUnwritable */
    public Path keep(Path rehearsals) {
        try {
            Files.createDirectories(rehearsals);
            var fresh = Files.writeString(rehearsals.resolve(id + ".new"), Json.file(this));
            return Files.move(fresh, rehearsals.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new HomeUnwritable(rehearsals, refused);
        }
    }

    /** The newest one, not after now, that was verified and was of exactly these texts. */
    public static Optional<Rehearsed> newest(Path rehearsals, List<File> pending, Instant now) {
        if (!Files.isDirectory(rehearsals)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(rehearsals)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .flatMap(file -> read(file).stream())
                    .filter(rehearsed -> rehearsed.rehearsal().verified())
                    .filter(rehearsed -> rehearsed.files().equals(pending))
                    .filter(rehearsed -> !rehearsed.at().isAfter(now))
                    .max(Comparator.comparing(Rehearsed::at));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One that cannot be read proves nothing. */
    private static Optional<Rehearsed> read(Path file) {
        try {
            return Optional.of(Json.read(Files.readString(file), Rehearsed.class));
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }
}

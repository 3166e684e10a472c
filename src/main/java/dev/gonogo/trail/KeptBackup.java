package dev.gonogo.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backup that a run has proven, and whether it is still what was proven.
 *
 * @param isOver whether the time is over for which it was to be kept
 */
public record KeptBackup(String run, String step, String target, RecordedBackup backup, State state, boolean isOver) {

    /** What is left of it. */
    public enum State {
        /** A file with the sum that was recorded, or a folder that is there. */
        THERE,
        CHANGED,
        GONE,
        /** A database on the target's server, which is not asked. */
        ON_SERVER;

        @com.fasterxml.jackson.annotation.JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Those of all runs in a folder, the newest first. A run whose record cannot be read is left out. */
    public static List<KeptBackup> of(Path runs, Instant now) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var folders = Files.list(runs)) {
            return folders.filter(run -> Files.isRegularFile(run.resolve("journal.jsonl")))
                    .flatMap(run -> of(new RunFolder(run), now))
                    .sorted(Comparator.comparing(
                                    (KeptBackup kept) -> kept.backup().takenAt())
                            .reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<KeptBackup> of(RunFolder folder, Instant now) {
        try {
            var run = RunRecord.read(folder);
            return run.plan().steps().stream()
                    .filter(step -> step.kind().equals("backup"))
                    .flatMap(step ->
                            RecordedBackup.of(run, step.id()).map(backup -> of(run, step.id(), backup, now)).stream());
        } catch (JournalDamaged | UncheckedIOException unreadable) {
            return Stream.empty();
        }
    }

    private static KeptBackup of(RunRecord run, String step, RecordedBackup backup, Instant now) {
        return new KeptBackup(
                run.folder().id(),
                step,
                run.plan().target().name(),
                backup,
                state(run, step, backup),
                backup.keepUntil().filter(now::isAfter).isPresent());
    }

    private static State state(RunRecord run, String step, RecordedBackup backup) {
        return switch (backup.method()) {
            case "CLONE" -> State.ON_SERVER;
            case "PG_BASEBACKUP" -> Files.isDirectory(Path.of(backup.location())) ? State.THERE : State.GONE;
            default -> ofDump(run, step, backup);
        };
    }

    private static State ofDump(RunRecord run, String step, RecordedBackup backup) {
        var file = run.evidence(step).stream()
                .filter(evidence -> evidence.path().endsWith("/" + backup.location()))
                .findFirst();
        if (file.isEmpty()
                || !Files.isRegularFile(run.folder().path().resolve(file.get().path()))) {
            return State.GONE;
        }
        Optional<String> damage = RecordedEvidence.damage(run, file.get());
        return damage.isEmpty() ? State.THERE : State.CHANGED;
    }
}

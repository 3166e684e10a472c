package dev.gonogo.postgres;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much room a server's file systems have. SQL does not tell; it is known where the server runs on this very machine, which is
 * proven by its process: the number, when it began, and its folder.
 */
public final class FreeSpace {

    private static final Duration CLOCK_TICKS = Duration.ofSeconds(2);

    private FreeSpace() {}

    /** @throws IllegalStateException when it cannot be known; its message says why */
    public static List<Measurement> of(Session session) {
        var place = session.query(Queries.read("server-place")).rows().get(0);
        var directory = Path.of((String) place.get(0));
        long pid = ((Number) place.get(1)).longValue();
        var began = Instant.ofEpochMilli(((Number) place.get(2)).longValue());
        if (!Files.isDirectory(directory) || !isHere(pid, began)) {
            throw new IllegalStateException(
                    "how much room is left is known on the server's own machine alone, and process " + pid + " of "
                            + directory + " is not on this one");
        }
        return Stream.concat(
                        Stream.of(directory, directory.resolve("pg_wal")),
                        ((String) place.get(3)).lines().map(Path::of))
                .distinct()
                .map(FreeSpace::of)
                .toList();
    }

    private static boolean isHere(long pid, Instant began) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .filter(process -> process.command()
                        .or(process::commandLine)
                        .filter(command -> command.contains("postgres"))
                        .isPresent())
                .flatMap(ProcessHandle.Info::startInstant)
                .filter(start -> Duration.between(start, began).abs().compareTo(CLOCK_TICKS) <= 0)
                .isPresent();
    }

    private static Measurement of(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            return new Measurement(
                    folder.toString(),
                    "free",
                    Optional.of(BigDecimal.valueOf(store.getUsableSpace())),
                    store.toString());
        } catch (IOException unreadable) {
            return new Measurement(folder.toString(), "free", Optional.empty(), unreadable.toString());
        }
    }
}

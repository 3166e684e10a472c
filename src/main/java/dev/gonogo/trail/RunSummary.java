package dev.gonogo.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run in the list of all runs.
 *
 * @param verdict as the evidence has it now; empty when the record cannot be read
 * @param ended how it ended, or why the record cannot be read
 * @param finishedAt null when it has not ended
 */
public record RunSummary(
        String run,
        String runbook,
        String target,
        Optional<Verdict.Decided> verdict,
        String ended,
        Instant startedAt,
        Instant finishedAt) {

    /** All runs of a folder, the newest first. */
    public static List<RunSummary> of(Path runs) {
        return folders(runs).stream()
                .map(RunSummary::of)
                .sorted(Comparator.comparing(
                                RunSummary::startedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed())
                .toList();
    }

    static RunSummary of(Report report) {
        return new RunSummary(
                report.run(),
                report.runbook(),
                report.target().name(),
                Optional.of(report.verdict()),
                report.ended(),
                report.startedAt(),
                report.finishedAt());
    }

    /** Every folder in which there is a journal. */
    static List<RunFolder> folders(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.isRegularFile(run.resolve("journal.jsonl")))
                    .map(RunFolder::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A run whose record is damaged is one that people must see. */
    private static RunSummary of(RunFolder folder) {
        try {
            return of(Report.of(folder));
        } catch (RuntimeException damaged) {
            var why = "unreadable: "
                    + String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
            return new RunSummary(folder.id(), "", "", Optional.empty(), why, null, null);
        }
    }
}

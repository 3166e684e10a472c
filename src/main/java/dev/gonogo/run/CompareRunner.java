package dev.gonogo.run;

import dev.gonogo.model.Compare;
import dev.gonogo.model.Snapshot;
import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** `compare`: the database now against a snapshot of this run, read back from its evidence. */
final class CompareRunner {

    private final StepRun run;

    CompareRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Compare step) {
        var differences = new ArrayList<String>();
        try (var session = run.database().open()) {
            if (step.rowCounts()) {
                differences.addAll(rowCounts(step, session));
            }
            if (step.catalog()) {
                differences.addAll(catalog(step, session));
            }
        } catch (SnapshotMissing missing) {
            return Outcome.broken(missing.getMessage());
        }
        return differences.isEmpty()
                ? Outcome.passed("as in snapshot `%s`".formatted(step.with().name()))
                : Outcome.failed(String.join("; ", differences));
    }

    private List<String> rowCounts(Compare step, Session session) {
        var before = snapshot(step, SnapshotRunner.ROW_COUNTS, RowCounts.class);
        var after = RowCounts.read(session, History.table(run.run()));
        var differences = before.differences(after);
        run.evidence().json("row-counts.json", after);
        run.evidence().json("row-count-differences.json", differences);
        return differences.entrySet().stream()
                .map(table -> "rows of %s: %s".formatted(table.getKey(), table.getValue()))
                .toList();
    }

    private List<String> catalog(Compare step, Session session) {
        var before = snapshot(step, SnapshotRunner.CATALOG, Catalog.class);
        var diff = CatalogDiff.between(before, Catalog.read(session));
        run.evidence().json("catalog-differences.json", diff);
        return CatalogDiffs.told(diff);
    }

    private <T> T snapshot(Compare step, String file, Class<T> type) {
        var id = run.run()
                .runbook()
                .steps()
                .filter(Snapshot.class::isInstance)
                .filter(snapshot -> snapshot.head().name().equals(step.with().name()))
                .findFirst()
                .orElseThrow()
                .id();
        return run.run().evidenceOf(id).stream()
                .filter(evidence -> evidence.path().endsWith(file))
                .findFirst()
                .flatMap(evidence -> read(evidence.path(), evidence.sha256()))
                .map(text -> Json.read(text, type))
                .orElseThrow(() -> new SnapshotMissing(step.with().name(), file));
    }

    private Optional<String> read(String path, String sha256) {
        try {
            var bytes = Files.readAllBytes(run.run().folder().path().resolve(path));
            return Digest.of(bytes).equals(sha256)
                    ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The snapshot was not taken in this run, does not hold what is compared, or was changed since. */
    private static final class SnapshotMissing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SnapshotMissing(String snapshot, String file) {
            super("snapshot `%s` has no intact %s".formatted(snapshot, file));
        }
    }
}

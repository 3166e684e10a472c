package dev.gonogo.run;

import dev.gonogo.model.Compare;
import dev.gonogo.model.Percent;
import dev.gonogo.model.Snapshot;
import dev.gonogo.plan.Json;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.RowSums;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
            if (step.contents()) {
                differences.addAll(contents(step, session));
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
        differences
                .keySet()
                .removeIf(table -> step.except().contains(table) || isTolerated(step, before, after, table));
        run.evidence().json("row-counts.json", after);
        run.evidence().json("row-count-differences.json", differences);
        return differences.entrySet().stream()
                .map(table -> "rows of %s: %s".formatted(table.getKey(), table.getValue()))
                .toList();
    }

    private static boolean isTolerated(Compare step, RowCounts before, RowCounts after, String table) {
        double share = step.tolerance().map(Percent::share).orElse(0.0);
        long was = before.rows().get(table);
        return Math.abs(after.rows().get(table) - was) <= was * share;
    }

    private List<String> contents(Compare step, Session session) {
        var before = snapshot(step, SnapshotRunner.CONTENTS, RowSums.class);
        var after = RowSums.read(session, History.table(run.run()));
        var differences = before.differences(after);
        differences.keySet().removeAll(step.except());
        run.evidence().json("contents.json", after);
        run.evidence().json("content-differences.json", differences);
        return differences.keySet().stream()
                .map("the rows of %s are others"::formatted)
                .toList();
    }

    private List<String> catalog(Compare step, Session session) {
        var before = snapshot(step, SnapshotRunner.CATALOG, Catalog.class);
        var diff = CatalogDiff.between(before, masked(Catalog.read(session)));
        run.evidence().json("catalog-differences.json", diff);
        return CatalogDiffs.told(diff);
    }

    /** As the snapshot's evidence would show it: a password may be a word that definitions contain too. */
    private Catalog masked(Catalog catalog) {
        return Json.read(run.run().secrets().file(catalog), Catalog.class);
    }

    /** Of the last snapshot of that name that was taken. */
    private <T> T snapshot(Compare step, String file, Class<T> type) {
        var earlier = new EarlierEvidence(run.run());
        var runbook = run.run().runbook();
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(Snapshot.class::isInstance)
                .filter(snapshot -> snapshot.head().name().equals(step.with().name()))
                .map(snapshot -> earlier.json(snapshot.id(), file, type))
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new SnapshotMissing(step.with().name(), file));
    }

    /** The snapshot was not taken in this run, does not hold what is compared, or was changed since. */
    private static final class SnapshotMissing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SnapshotMissing(String snapshot, String file) {
            super("snapshot `%s` has no intact %s".formatted(snapshot, file));
        }
    }
}

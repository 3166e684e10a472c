package dev.gonogo.run;

import dev.gonogo.model.Snapshot;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.RowSums;

/** `snapshot`: keeps the catalog, the row counts and sums over the rows as evidence. */
final class SnapshotRunner {

    static final String CATALOG = "catalog.json";
    static final String CONTENTS = "contents.json";
    static final String ROW_COUNTS = "row-counts.json";

    private final StepRun run;

    SnapshotRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Snapshot step) {
        var kept = new StringBuilder();
        try (var session = run.database().open()) {
            if (step.catalog()) {
                var catalog = Catalog.read(session);
                run.evidence().json(CATALOG, catalog);
                kept.append("%d catalog objects".formatted(catalog.objects().size()));
            }
            if (step.contents()) {
                var sums = RowSums.read(session, History.table(run.run()));
                run.evidence().json(CONTENTS, sums);
                kept.append(kept.isEmpty() ? "" : ", ")
                        .append("sums of %d tables".formatted(sums.sums().size()));
            }
            if (step.rowCounts()) {
                var counts = RowCounts.read(session, History.table(run.run()));
                run.evidence().json(ROW_COUNTS, counts);
                kept.append(kept.isEmpty() ? "" : ", ")
                        .append("%d rows in %d tables"
                                .formatted(counts.total(), counts.rows().size()));
            }
        }
        return Outcome.passed(kept.toString());
    }
}

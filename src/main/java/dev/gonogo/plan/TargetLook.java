package dev.gonogo.plan;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.RowCounts;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target as it is, for being compared with another one.
 *
 * @param applied versions that are applied, as the file names or else the history write them
 */
public record TargetLook(DriftReport drift, Catalog catalog, Set<String> applied, RowCounts rows) {

    public TargetLook {
        applied = Set.copyOf(applied);
    }

    /** Read-only. Counts the rows of every table, which takes its time. */
    public static TargetLook at(Runbook runbook, Target target, SqlFiles files, Clock clock, Database database) {
        try (var session = database.open()) {
            session.beginReadOnly();
            var catalog = Catalog.read(session);
            var migrations = runbook.migrations().map(said -> PendingMigrations.read(said, session, files));
            var drift = new Planner(runbook, target, files, clock).drift(session);
            session.rollback();
            var applied = migrations.stream()
                    .flatMap(state -> Stream.concat(
                            state.applied().stream().map(file -> file.version()),
                            state.onlyThere().stream().map(MigrationHistory.Applied::version)))
                    .collect(Collectors.toSet());
            return new TargetLook(drift, catalog, applied, RowCounts.read(session, drift.history()));
        }
    }
}

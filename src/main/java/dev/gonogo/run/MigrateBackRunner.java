package dev.gonogo.run;

import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.trail.Event;
import java.util.ArrayList;
import java.util.List;

/** `migrateBack`: the file that reverts each applied migration, newest first, its history row deleted in the same transaction. */
final class MigrateBackRunner {

    private final StepRun run;
    private final Migrations migrations;

    MigrateBackRunner(StepRun run) {
        this.run = run;
        this.migrations = run.run().runbook().migrations().orElseThrow();
    }

    Outcome run(MigrateBack step) {
        List<MigrationFile> files;
        try (var session = run.database().open()) {
            Receipts.create(session);
            files = PendingMigrations.of(
                            migrations,
                            History.of(migrations).read(session),
                            run.run().files())
                    .above(step.to().name());
        }
        var reverted = new ArrayList<String>();
        for (MigrationFile file : files) {
            try {
                revert(step, file);
                reverted.add(file.fileName());
            } catch (ScriptFailed failed) {
                run.evidence().text("error.txt", failed.getMessage() + "\n");
                return Outcome.failed(MigrateRunner.told(failed));
            }
        }
        run.keepNotices();
        return Outcome.passed(
                reverted.isEmpty() ? "nothing was to be reverted" : "reverted " + String.join(", ", reverted));
    }

    private void revert(MigrateBack step, MigrationFile file) {
        var path = migrations.rollbackFolder() + "/" + file.fileName();
        var sql = run.run().files().get(path);
        run.run().journal().append(new Event.PartStarted(step.id(), path));
        long begun = System.nanoTime();
        Reverting.run(run.database(), sql.script(), run::notice, session -> {
            History.of(migrations).delete(session, historyVersion(file, session));
            Receipts.insert(session, run.run().id(), step.id(), path, sql.sha256());
        });
        run.run().journal().append(new Event.PartFinished(step.id(), path, (System.nanoTime() - begun) / 1_000_000));
    }

    /** The version as the table writes it. */
    private String historyVersion(MigrationFile file, dev.gonogo.postgres.Session session) {
        var stem = file.fileName().replaceFirst("\\.sql$", "");
        return History.of(migrations).read(session).stream()
                .map(row -> row.version())
                .filter(version ->
                        List.of(file.version(), stem, file.fileName()).contains(version))
                .findFirst()
                .orElse(file.version());
    }
}

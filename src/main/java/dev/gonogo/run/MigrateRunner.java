package dev.gonogo.run;

import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.SourceName;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RecordedDiff;
import java.util.ArrayList;
import java.util.List;

/** `migrate`: each pending file in a transaction of its own, together with its history row and its receipt. */
final class MigrateRunner {

    private final StepRun run;
    private final Migrations migrations;
    private final ScriptRun scripts;

    MigrateRunner(StepRun run) {
        this.run = run;
        this.migrations = run.run().runbook().migrations().orElseThrow();
        this.scripts = new ScriptRun(run.database(), run.run().target().target().retryLocks(), run::notice);
    }

    Outcome run(Migrate step) {
        Catalog before;
        List<MigrationFile> files;
        try (var session = run.database().open()) {
            Receipts.create(session);
            History.of(migrations).createIfMissing(session);
            before = Catalog.read(session);
            files = PendingMigrations.of(
                            migrations,
                            History.of(migrations).read(session),
                            run.run().files())
                    .upTo(step.to().map(SourceName::name));
        }
        var applied = new ArrayList<String>();
        for (MigrationFile file : files) {
            var wrong = apply(step, file);
            if (wrong != null) {
                keepDiff(before, wrong.undeclared());
                return Outcome.failed(wrong.message() + told(applied));
            }
            applied.add(file.fileName());
        }
        keepDiff(before, List.of());
        run.keepNotices();
        var message = applied.isEmpty() ? "nothing was pending" : "applied " + String.join(", ", applied);
        return run.warned()
                ? Outcome.warned(message + "; the server warned, see notices.txt")
                : Outcome.passed(message);
    }

    private record Wrong(String message, List<String> undeclared) {}

    /** Null when the file is applied. */
    private Wrong apply(Migrate step, MigrationFile file) {
        var sql = run.run().files().get(migrations.folder() + "/" + file.fileName());
        var journal = run.run().journal();
        journal.append(new Event.PartStarted(step.id(), file.fileName()));
        long begun = System.nanoTime();
        try {
            var done = scripts.run(sql.script(), step.allowedLosses(), session -> {
                History.of(migrations).insert(session, file.version(), file.name(), sql.sha256());
                Receipts.insert(session, run.run().id(), step.id(), file.fileName(), sql.sha256());
            });
            if (!done.committed()) {
                return new Wrong(lost(file, done.undeclared()), done.undeclared());
            }
            journal.append(new Event.PartFinished(step.id(), file.fileName(), (System.nanoTime() - begun) / 1_000_000));
            return null;
        } catch (ScriptFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            run.keepNotices();
            return new Wrong(told(failed), List.of());
        }
    }

    static String lost(MigrationFile file, List<String> undeclared) {
        return "`%s` would remove %s, which the step does not declare; the file was rolled back"
                .formatted(file.fileName(), String.join(", ", undeclared));
    }

    static String told(ScriptFailed failed) {
        return "%s: %s (SQLSTATE %s)"
                .formatted(
                        failed.at(),
                        failed.failure().primary(),
                        failed.failure().sqlState());
    }

    private static String told(List<String> applied) {
        return applied.isEmpty() ? "" : "; applied before it: " + String.join(", ", applied);
    }

    /** What the step did to the catalog, and what it would have taken with it. */
    private void keepDiff(Catalog before, List<String> undeclared) {
        try (var session = run.database().open()) {
            var diff = CatalogDiff.between(before, Catalog.read(session));
            run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(diff, undeclared));
        }
    }
}

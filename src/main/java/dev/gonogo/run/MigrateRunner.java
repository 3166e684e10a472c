package dev.gonogo.run;

import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.SourceName;
import dev.gonogo.plan.DriftFinding;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.trail.RecordedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** `migrate`: each pending file in a transaction of its own, or in its portions, with its history row and its receipts. */
final class MigrateRunner {

    private final StepRun run;
    private final Migrations migrations;
    private final History history;
    private final ScriptRun scripts;
    private History.Rows rows;

    MigrateRunner(StepRun run) {
        this.run = run;
        this.migrations = run.run().runbook().migrations().orElseThrow();
        this.history = new History(run.run());
        this.scripts = ScriptRun.of(run);
    }

    Outcome run(Migrate step) {
        Catalog before;
        List<MigrationFile> files;
        PendingMigrations state;
        try (var session = run.database().open()) {
            Receipts.create(session);
            history.createIfMissing(session);
            rows = history.rows(session);
            state = history.state(session);
            files = state.upTo(step.to().map(SourceName::name));
            before = files.isEmpty() ? Catalog.none() : Catalog.read(session);
        }
        var drift = state.findings().stream().map(DriftFinding::message).collect(Collectors.joining("; "));
        if (!drift.isEmpty()) {
            return Outcome.failed("the target has changed since the plan: " + drift);
        }
        if (files.isEmpty()) {
            keep(CatalogDiff.between(before, before), Losses.none());
            return Outcome.passed("nothing was pending");
        }
        return applied(step, files, before);
    }

    private Outcome applied(Migrate step, List<MigrationFile> files, Catalog before) {
        var applied = new ArrayList<String>();
        for (MigrationFile file : files) {
            var wrong = apply(step, file);
            if (wrong.isPresent()) {
                keep(before, wrong.get().undeclared());
                return Outcome.failed(wrong.get().message() + told(applied));
            }
            applied.add(file.fileName());
        }
        keep(before, Losses.none());
        var message = "applied " + FileNames.told(applied);
        return run.warned()
                ? Outcome.warned(message + "; the server warned, see notices.txt")
                : Outcome.passed(message);
    }

    private record Wrong(String message, Losses undeclared) {}

    /** Empty when the file is applied. */
    private Optional<Wrong> apply(Migrate step, MigrationFile file) {
        var sql = run.run().files().get(migrations.folder() + "/" + file.fileName());
        var parts = Parts.of(run, file.fileName(), sql.sha256(), List.of(rows.insertion(file, sql)));
        try {
            var done = scripts.run(
                    sql.script(), CatalogEye.open(step.allowedLosses()).forLosses(), parts);
            return done.committed()
                    ? Optional.empty()
                    : Optional.of(new Wrong(lost(file, done) + parts.told(), done.forbidden()));
        } catch (ScriptStopped stopped) {
            run.evidence().text("error.txt", stopped.getMessage() + "\n");
            return Optional.of(new Wrong(stopped.told() + parts.told(), Losses.none()));
        }
    }

    static String lost(MigrationFile file, Done done) {
        return done.told("`" + file.fileName() + "`", "the file");
    }

    private static String told(List<String> applied) {
        return applied.isEmpty() ? "" : "; applied before it: " + FileNames.told(applied);
    }

    /** What the step did to the catalog, what it would have taken with it, and what the server said, in time or not. */
    private void keep(Catalog before, Losses undeclared) {
        try (var session = run.run().target().database().open()) {
            keep(CatalogDiff.between(before, Catalog.read(session)), undeclared);
        }
    }

    private void keep(CatalogDiff diff, Losses undeclared) {
        run.keepServerLog();
        run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(diff, undeclared));
    }
}

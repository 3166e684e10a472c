package dev.gonogo.run;

import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.Session;
import dev.gonogo.trail.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * `migrateBack`: the file that reverts each applied migration, newest first, its history row deleted in the same
 * transaction. On a way back these are only the migrations that this run applied.
 */
final class MigrateBackRunner {

    private final StepRun run;
    private final Migrations migrations;
    private final History history;
    private final ScriptRun scripts;

    MigrateBackRunner(StepRun run) {
        this.run = run;
        this.migrations = run.run().runbook().migrations().orElseThrow();
        this.history = new History(run.run());
        this.scripts = ScriptRun.of(run);
    }

    Outcome run(MigrateBack step) {
        List<MigrationFile> files;
        try (var session = run.database().open()) {
            Receipts.create(session);
            files = files(step, session);
        }
        var reverted = new ArrayList<String>();
        for (MigrationFile file : files) {
            try {
                revert(step, file);
                reverted.add(file.fileName());
            } catch (ScriptFailed failed) {
                run.evidence().text("error.txt", failed.getMessage() + "\n");
                run.keepNotices();
                return Outcome.failed(failed.told() + told("; reverted before it: ", reverted));
            }
        }
        run.keepNotices();
        return Outcome.passed(reverted.isEmpty() ? "nothing was to be reverted" : told("reverted ", reverted));
    }

    private List<MigrationFile> files(MigrateBack step, Session session) {
        var above = history.state(session).above(step.to().name());
        if (!run.run().isWayBack(step)) {
            return above;
        }
        var own =
                Receipts.of(session, run.run().id()).stream().map(Receipt::part).toList();
        return above.stream().filter(file -> own.contains(file.fileName())).toList();
    }

    private void revert(MigrateBack step, MigrationFile file) {
        var path = migrations.rollbackFolder() + "/" + file.fileName();
        var sql = run.run().files().get(path);
        run.run().journal().append(new Event.PartStarted(step.id(), path));
        long begun = System.nanoTime();
        scripts.takeBack(
                sql.script(), Ending.leaving(run, path, sql.sha256(), session -> history.delete(session, file)));
        run.run().journal().append(new Event.PartFinished(step.id(), path, (System.nanoTime() - begun) / 1_000_000));
    }

    private static String told(String what, List<String> reverted) {
        return reverted.isEmpty() ? "" : what + String.join(", ", reverted);
    }
}

package dev.gonogo.run;

import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.Session;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.sql.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * `migrateBack`: the file that reverts each applied migration, newest first, its history row deleted in the same
 * transaction. On a way back these are only the migrations that this run applied.
 */
final class MigrateBackRunner {

    private final StepRun run;
    private final Migrations migrations;
    private final History history;
    private final ScriptRun scripts;
    private Function<MigrationFile, List<RowChange>> deletions;

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
            deletions = history.deletions(session);
        }
        var reverted = new ArrayList<String>();
        for (MigrationFile file : files) {
            try {
                var done = revert(step, file);
                if (!done.committed()) {
                    run.keepServerLog();
                    return Outcome.failed(
                            done.told("`" + path(file) + "`", "the file") + told("; reverted before it: ", reverted));
                }
                reverted.add(file.fileName());
            } catch (ScriptStopped stopped) {
                run.evidence().text("error.txt", stopped.getMessage() + "\n");
                run.keepServerLog();
                return Outcome.failed(stopped.told() + told("; reverted before it: ", reverted));
            }
        }
        run.keepServerLog();
        return Outcome.passed(reverted.isEmpty() ? "nothing was to be reverted" : told("reverted ", reverted));
    }

    private List<MigrationFile> files(MigrateBack step, Session session) {
        var state = history.state(session);
        var above = state.above(step.to().name());
        if (!run.run().isWayBack(step)) {
            return above;
        }
        var own =
                Receipts.of(session, run.run().id()).stream().map(Receipt::part).toList();
        var inPart = inPart(state).above(step.to().name()).stream();
        return Stream.concat(inPart, above.stream())
                .filter(file -> isInDoubt(file) || own.stream().anyMatch(part -> Parts.belongs(part, file.fileName())))
                .filter(file -> above.contains(file) || !own.contains(lastPart(file)))
                .toList();
    }

    /** What was applied in part is not in the history. */
    private static PendingMigrations inPart(PendingMigrations state) {
        return new PendingMigrations(
                state.tool(), state.isWritable(), state.pending(), List.of(), List.of(), List.of());
    }

    /** Whether a statement of it that no transaction holds together with its receipt may have taken effect. */
    private boolean isInDoubt(MigrationFile file) {
        var portions = run.run()
                .files()
                .get(migrations.folder() + "/" + file.fileName())
                .script()
                .portions();
        return portions.stream()
                .filter(Portion::alone)
                .map(portion -> Parts.name(file.fileName(), portion, portions.size()))
                .anyMatch(run.run().earlierParts()::begun);
    }

    /** The part whose receipt tells that a file was reverted. */
    private String lastPart(MigrationFile file) {
        var path = path(file);
        var portions = run.run().files().get(path).script().portions();
        return Parts.name(path, portions.get(portions.size() - 1), portions.size());
    }

    private String path(MigrationFile file) {
        return migrations.rollbackFolder() + "/" + file.fileName();
    }

    private Done revert(MigrateBack step, MigrationFile file) {
        var path = path(file);
        var sql = run.run().files().get(path);
        return scripts.run(sql.script(), eye(step), Parts.of(run, path, sql.sha256(), deletions.apply(file)));
    }

    /** On a way back nothing is removed that was there before the run. */
    private CatalogEye eye(MigrateBack step) {
        return run.run().isWayBack(step)
                ? run.run().beginning().map(CatalogEye::guarding).orElse(CatalogEye.closed())
                : CatalogEye.closed();
    }

    private static String told(String what, List<String> reverted) {
        return reverted.isEmpty() ? "" : what + FileNames.told(reverted);
    }
}

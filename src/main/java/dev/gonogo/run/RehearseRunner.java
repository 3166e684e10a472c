package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Rehearse;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.trail.RecordedRehearsal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** `rehearse`: forward, back and forward again on a clone of the target, which is dropped afterwards. */
final class RehearseRunner {

    private final StepRun run;
    private final Migrations migrations;

    RehearseRunner(StepRun run) {
        this.run = run;
        this.migrations = run.run().runbook().migrations().orElseThrow();
    }

    Outcome run(Rehearse step) {
        var name = Copies.name(run.run(), step.id());
        try {
            Copies.dropEarlier(run, name);
            var clone = Copies.of(run).create(name);
            return step.backTo().map(to -> backAndForward(clone, to.name())).orElseGet(() -> thereAndBack(clone));
        } catch (ScriptStopped stopped) {
            run.evidence().text("error.txt", stopped.getMessage() + "\n");
            return Outcome.failed(stopped.told());
        } catch (UndeclaredLoss | NotRehearsable loss) {
            return Outcome.failed(loss.getMessage());
        } catch (StatementFailed refused) {
            return Outcome.broken(refused.getMessage());
        } finally {
            Copies.drop(run, name);
        }
    }

    private record State(Catalog catalog, RowCounts rows) {}

    /** What is pending: forward, back to where it was, and forward to the same again. */
    private Outcome thereAndBack(Database clone) {
        var files = migrations(clone).pending();
        var before = state(clone);
        double forward = seconds(() -> files.forEach(file -> forward(clone, file)));
        var after = state(clone);
        double back = seconds(() -> newestFirst(files).forEach(file -> back(clone, file)));
        var differences = differences("after the way back", before, state(clone));
        if (differences.isEmpty()) {
            files.forEach(file -> forward(clone, file));
            differences = differences("after the second way forward", after, state(clone));
        }
        return recorded(files, forward, back, differences);
    }

    /** What is applied already: back, and forward to where it was. */
    private Outcome backAndForward(Database clone, String version) {
        var files = newestFirst(migrations(clone).above(version));
        var before = state(clone);
        double back = seconds(() -> newestFirst(files).forEach(file -> back(clone, file)));
        double forward = seconds(() -> files.forEach(file -> forward(clone, file)));
        return recorded(files, forward, back, differences("after back and forward", before, state(clone)));
    }

    private Outcome recorded(List<MigrationFile> files, double forward, double back, List<String> differences) {
        var names = files.stream().map(MigrationFile::fileName).toList();
        boolean verified = differences.isEmpty() && !names.isEmpty();
        run.evidence().json(RecordedRehearsal.FILE, new RecordedRehearsal(names, forward, back, verified, differences));
        if (names.isEmpty()) {
            return Outcome.failed("there is no migration to rehearse, and nothing rehearsed proves nothing");
        }
        return verified
                ? Outcome.passed("%d migrations forward in %.1f s, back in %.1f s, and everything was as before"
                        .formatted(names.size(), forward, back))
                : Outcome.failed(String.join("; ", differences));
    }

    private PendingMigrations migrations(Database clone) {
        try (var session = clone.open()) {
            return new History(run.run()).state(session);
        }
    }

    private static List<MigrationFile> newestFirst(List<MigrationFile> files) {
        var reversed = new ArrayList<>(files);
        Collections.reverse(reversed);
        return reversed;
    }

    /** With the same eye on losses as the migration itself. */
    private void forward(Database clone, MigrationFile file) {
        var done =
                on(clone).run(script(migrations.folder(), file), allowedLosses(), Parts.withoutTrace(file.fileName()));
        if (!done.committed()) {
            throw new UndeclaredLoss(MigrateRunner.lost(file, done));
        }
    }

    /** What any of the runbook's migrations declares. */
    private List<AllowedLoss> allowedLosses() {
        return run.run()
                .runbook()
                .steps()
                .filter(Migrate.class::isInstance)
                .flatMap(step -> ((Migrate) step).allowedLosses().stream())
                .toList();
    }

    /** A migration took something from the clone that nothing declares. */
    private static final class UndeclaredLoss extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndeclaredLoss(String message) {
            super(message);
        }
    }

    private void back(Database clone, MigrationFile file) {
        on(clone).takeBack(script(migrations.rollbackFolder(), file), Parts.withoutTrace(file.fileName()));
    }

    /** Nobody else holds a lock on a clone. */
    private static ScriptRun on(Database clone) {
        return new ScriptRun(clone, clone, 0, notice -> {});
    }

    private SqlScript script(String folder, MigrationFile file) {
        var script = run.run().files().get(folder + "/" + file.fileName()).script();
        script.portions().stream()
                .filter(Portion::alone)
                .map(portion -> portion.statements().get(0))
                .filter(statement -> statement.alone().leavesDatabase())
                .findFirst()
                .ifPresent(statement -> {
                    throw new NotRehearsable(statement);
                });
        return script;
    }

    /** A statement would change more than the clone. */
    private static final class NotRehearsable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRehearsable(SqlStatement statement) {
            super(
                    "%s: `%s` acts on more than one database, and would be felt outside of the clone; it cannot be rehearsed"
                            .formatted(statement.at(), statement.command()));
        }
    }

    private State state(Database clone) {
        try (var session = clone.open()) {
            return new State(Catalog.read(session), RowCounts.read(session, History.table(run.run())));
        }
    }

    private static List<String> differences(String when, State expected, State found) {
        var differences = new ArrayList<String>();
        CatalogDiffs.told(CatalogDiff.between(expected.catalog(), found.catalog())).stream()
                .map(difference -> when + ", " + difference)
                .forEach(differences::add);
        expected.rows()
                .differences(found.rows())
                .forEach((table, counts) -> differences.add("%s, rows of %s: %s".formatted(when, table, counts)));
        return differences;
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}

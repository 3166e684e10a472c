package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Runbook;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.RowSums;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.WrittenRows;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.Rehearsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Migrations forward, back and forward again on a scratch database, each statement of the first way forward traced, and the
 * database compared with the state before; then each migration a second time. The scratch database is of no use afterwards.
 */
final class Rehearsal {

    private final Database scratch;
    private final Map<String, Long> sizes;
    private final Migrations migrations;
    private final SqlFiles files;
    private final List<AllowedLoss> allowed;
    private final MigrationHistory history;
    private final TracedSending traced;

    /**
     * @param runbook one with migrations
     * @param sizes bytes of the target's tables where the scratch database has not the same, by `schema.table`
     */
    Rehearsal(Database scratch, Map<String, Long> sizes, Runbook runbook, SqlFiles files) {
        this.scratch = scratch;
        this.sizes = sizes;
        this.migrations = runbook.migrations().orElseThrow();
        this.files = files;
        this.allowed = allowed(runbook);
        this.history = new MigrationHistory(migrations.history());
        this.traced = new TracedSending(scratch);
    }

    private record State(Catalog catalog, RowCounts rows, RowSums content) {}

    /**
     * What is pending: forward, back to where it was, and forward to the same again.
     *
     * @throws ScriptStopped when the server refuses a statement
     * @throws RehearsalStopped when something else makes it end
     */
    RecordedRehearsal thereAndBack() {
        var pending = state(scratch).pending();
        var before = look();
        double forward = seconds(() -> pending.forEach(file -> forward(file, traced)));
        var after = look();
        double back = seconds(() -> newestFirst(pending).forEach(this::back));
        var differences = differences("after the way back", before, look());
        if (differences.isEmpty()) {
            pending.forEach(file -> forward(file, Sending.PLAIN));
            differences = inShape("after the second way forward", after, look());
        }
        return recorded(pending, forward, back, differences, before);
    }

    /** What is applied above a version: back, and forward to where it was. @throws RuntimeException as {@link #thereAndBack} */
    RecordedRehearsal backAndForward(String version) {
        var applied = newestFirst(state(scratch).above(version));
        var before = look();
        double back = seconds(() -> newestFirst(applied).forEach(this::back));
        double forward = seconds(() -> applied.forEach(file -> forward(file, traced)));
        return recorded(applied, forward, back, inShape("after back and forward", before, look()), before);
    }

    private RecordedRehearsal recorded(
            List<MigrationFile> done, double forward, double back, List<String> differences, State before) {
        var names = done.stream().map(MigrationFile::fileName).toList();
        boolean verified = differences.isEmpty() && !names.isEmpty();
        var risk = new ObservedRisk(sizes, verified);
        return new RecordedRehearsal(
                names,
                forward,
                back,
                verified,
                differences,
                before.rows().total(),
                traced.transactions().stream()
                        .flatMap(transaction -> risk.of(transaction).stream())
                        .toList(),
                verified ? done.stream().map(this::again).toList() : List.of());
    }

    /** What {@link #thereAndBack} will apply, with its sums. */
    List<Rehearsed.File> pending() {
        return History.files(state(scratch).pending(), migrations, files);
    }

    private PendingMigrations state(Database database) {
        try (var session = database.open()) {
            return PendingMigrations.of(migrations, history.read(session), files);
        }
    }

    /** What any of the runbook's migrations declares. */
    private static List<AllowedLoss> allowed(Runbook runbook) {
        return runbook.steps()
                .filter(Migrate.class::isInstance)
                .flatMap(step -> ((Migrate) step).allowedLosses().stream())
                .toList();
    }

    /** With the same eye on losses as the migration itself. */
    private void forward(MigrationFile file, Sending sending) {
        var done = ScriptRun.onScratch(scratch, sending)
                .run(script(migrations.folder(), file), allowed, Parts.withoutTrace(file.fileName()));
        if (!done.committed()) {
            throw new RehearsalStopped(MigrateRunner.lost(file, done));
        }
    }

    private void back(MigrationFile file) {
        takeBack(script(migrations.rollbackFolder(), file), file, Sending.PLAIN);
    }

    private void takeBack(SqlScript script, MigrationFile file, Sending sending) {
        ScriptRun.onScratch(scratch, sending).takeBack(script, Parts.withoutTrace(file.fileName()));
    }

    /** Whether a migration that is applied can be applied once more. */
    private RecordedRehearsal.Repeat again(MigrationFile file) {
        var before = catalog();
        var written = new Writing();
        try {
            takeBack(script(migrations.folder(), file), file, written);
        } catch (ScriptStopped refused) {
            return new RecordedRehearsal.Repeat(file.fileName(), "fails: " + refused.told());
        }
        var did = new ArrayList<>(CatalogDiffs.told(CatalogDiff.between(before, catalog())));
        did.addAll(written.told());
        return new RecordedRehearsal.Repeat(file.fileName(), String.join("; ", did));
    }

    /** Counts what is written on the way. */
    private static final class Writing implements Sending {

        private final List<String> told = new ArrayList<>();

        @Override
        public void execute(Session session, List<SqlStatement> statements) {
            WrittenRows.by(session, () -> Scripts.execute(session, statements))
                    .forEach((table, rows) -> told.add("writes %d rows of %s again".formatted(rows, table)));
        }

        List<String> told() {
            return told;
        }
    }

    private SqlScript script(String folder, MigrationFile file) {
        var path = folder + "/" + file.fileName();
        var script = Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new RehearsalStopped(
                        "there is no `%s`: nothing takes `%s` back".formatted(path, file.fileName())))
                .script();
        script.portions().stream()
                .filter(Portion::alone)
                .map(portion -> portion.statements().get(0))
                .filter(statement -> statement.alone().leavesDatabase())
                .findFirst()
                .ifPresent(statement -> {
                    throw new RehearsalStopped(
                            "%s: `%s` acts on more than one database, and would be felt outside of the clone; it cannot be rehearsed"
                                    .formatted(statement.at(), statement.command()));
                });
        return script;
    }

    private State look() {
        try (var session = scratch.open()) {
            return new State(
                    Catalog.read(session),
                    RowCounts.read(session, history.table()),
                    RowSums.read(session, history.table()));
        }
    }

    private Catalog catalog() {
        try (var session = scratch.open()) {
            return Catalog.read(session);
        }
    }

    /** All that there is; a way back brings back the very same rows. */
    private static List<String> differences(String when, State expected, State found) {
        var differences = new ArrayList<>(inShape(when, expected, found));
        if (differences.isEmpty()) {
            expected.content()
                    .differences(found.content())
                    .forEach((table, sums) ->
                            differences.add("%s, the content of %s is another: %s".formatted(when, table, sums)));
        }
        return differences;
    }

    /** Catalog and row counts; what a way forward writes may depend on its time. */
    private static List<String> inShape(String when, State expected, State found) {
        var differences = CatalogDiffs.told(CatalogDiff.between(expected.catalog(), found.catalog())).stream()
                .map(difference -> when + ", " + difference)
                .collect(Collectors.toCollection(ArrayList::new));
        expected.rows()
                .differences(found.rows())
                .forEach((table, counts) -> differences.add("%s, rows of %s: %s".formatted(when, table, counts)));
        return differences;
    }

    private static List<MigrationFile> newestFirst(List<MigrationFile> files) {
        var reversed = new ArrayList<>(files);
        Collections.reverse(reversed);
        return reversed;
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}

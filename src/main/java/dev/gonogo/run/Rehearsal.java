package dev.gonogo.run;

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
import dev.gonogo.postgres.SharedObjects;
import dev.gonogo.postgres.WrittenRows;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.run.script.Scripts;
import dev.gonogo.run.script.Sending;
import dev.gonogo.run.script.TracedSending;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.trail.RecordedRehearsal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@link Course} forward, back and forward again on a scratch database, each statement of the first way forward traced, and
 * the database compared with the state before; then each change a second time. The scratch database is of no use afterwards.
 */
final class Rehearsal {

    private static final Set<String> OF_ALL_DATABASES = Set.of(
            "CREATE ROLE",
            "ALTER ROLE",
            "DROP ROLE",
            "CREATE USER",
            "ALTER USER",
            "DROP USER",
            "CREATE GROUP",
            "ALTER GROUP",
            "DROP GROUP",
            "ALTER DATABASE",
            "ALTER TABLESPACE",
            "DROP OWNED",
            "REASSIGN OWNED");

    private final Database scratch;
    private final Map<String, Long> sizes;
    private final Runbook runbook;
    private final SqlFiles files;
    private final Optional<String> target;
    private final boolean ownServer;
    private final String history;
    private final TracedSending traced;

    /**
     * @param sizes bytes of the target's tables where the scratch database has not the same, by `schema.table`
     * @param target whose steps are rehearsed; empty: those of all
     * @param ownServer whether nobody else has a database on the server
     */
    Rehearsal(
            Database scratch,
            Map<String, Long> sizes,
            Runbook runbook,
            SqlFiles files,
            Optional<String> target,
            boolean ownServer) {
        this.scratch = scratch;
        this.sizes = sizes;
        this.runbook = runbook;
        this.files = files;
        this.target = target;
        this.ownServer = ownServer;
        this.history = runbook.migrations()
                .map(said -> new MigrationHistory(said.history()).table())
                .orElse("");
        this.traced = new TracedSending(scratch);
    }

    private record State(Catalog catalog, RowCounts rows, RowSums content, SharedObjects shared) {}

    /** What {@link #thereAndBack} will do. @throws RehearsalStopped when nothing takes a migration back */
    Course course() {
        return course(runbook.migrations().map(said -> state(said).pending()).orElse(List.of()));
    }

    /**
     * All that the runbook changes and is pending: forward, back to where it was, and forward to the same again.
     *
     * @throws ScriptStopped when the server refuses a statement
     * @throws RehearsalStopped when something else makes it end
     */
    RecordedRehearsal thereAndBack() {
        var course = course();
        confine(course);
        var before = look();
        double forward = seconds(() -> course.forward().forEach(change -> forward(change, traced)));
        var after = look();
        double back = seconds(() -> course.back().forEach(this::back));
        var differences = differences("after the way back", before, look());
        differences.addAll(felt(before, after));
        if (differences.isEmpty()) {
            course.forward().forEach(change -> forward(change, Sending.PLAIN));
            differences = inShape("after the second way forward", after, look());
        }
        return recorded(course, forward, back, differences, before);
    }

    /** Migrations that are applied above a version: back, and forward to where it was. @throws RuntimeException as there */
    RecordedRehearsal backAndForward(String version) {
        var applied = new ArrayList<>(state(runbook.migrations().orElseThrow()).above(version));
        Collections.reverse(applied);
        var course = CourseReader.ofMigrations(runbook, files, applied);
        confine(course);
        var before = look();
        double back = seconds(() -> course.back().forEach(this::back));
        double forward = seconds(() -> course.forward().forEach(change -> forward(change, traced)));
        return recorded(course, forward, back, inShape("after back and forward", before, look()), before);
    }

    private RecordedRehearsal recorded(
            Course course, double forward, double back, List<String> differences, State before) {
        var names = course.forward().stream().map(Change::name).toList();
        boolean verified = differences.isEmpty() && !names.isEmpty();
        var risk = new ObservedRisk(sizes, verified);
        return new RecordedRehearsal(
                names,
                course.leftOut(),
                forward,
                back,
                verified,
                differences,
                before.rows().total(),
                traced.transactions().stream()
                        .flatMap(transaction -> risk.of(transaction).stream())
                        .toList(),
                verified ? course.forward().stream().map(this::again).toList() : List.of());
    }

    private Course course(List<MigrationFile> pending) {
        return Course.of(runbook, files, pending, target);
    }

    private PendingMigrations state(Migrations migrations) {
        try (var session = scratch.open()) {
            var table = new MigrationHistory(migrations.history());
            return PendingMigrations.of(migrations, table.read(session), files);
        }
    }

    /** With the same eye on losses as the step itself. */
    private void forward(Change change, Sending sending) {
        var done = ScriptRun.onScratch(scratch, sending)
                .run(change.script(), change.allowed(), Parts.withoutTrace(change.name()));
        if (!done.committed()) {
            throw new RehearsalStopped(done.told("`" + change.name() + "`", "the script"));
        }
    }

    private void back(Change change) {
        takeBack(change, Sending.PLAIN);
    }

    private void takeBack(Change change, Sending sending) {
        ScriptRun.onScratch(scratch, sending).unguarded(change.script(), Parts.withoutTrace(change.name()));
    }

    /** Whether a change that is made can be made once more. */
    private RecordedRehearsal.Repeat again(Change change) {
        var before = catalog();
        var written = new Writing();
        try {
            takeBack(change, written);
        } catch (ScriptStopped refused) {
            return new RecordedRehearsal.Repeat(change.name(), "fails: " + refused.told());
        }
        var did = new ArrayList<>(CatalogDiffs.told(CatalogDiff.between(before, catalog())));
        did.addAll(written.told());
        return new RecordedRehearsal.Repeat(change.name(), String.join("; ", did));
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

    /** Before anything is done. What hides in code is found when it was done, and taken back. */
    private void confine(Course course) {
        var portions = Stream.concat(course.forward().stream(), course.back().stream())
                .flatMap(change -> change.script().portions().stream())
                .toList();
        var alone = portions.stream()
                .filter(Portion::alone)
                .map(portion -> portion.statements().get(0))
                .filter(statement -> statement.alone().leavesDatabase());
        var shared = portions.stream()
                .filter(portion -> !ownServer)
                .flatMap(portion -> portion.statements().stream())
                .filter(statement -> OF_ALL_DATABASES.contains(statement.command()));
        Stream.concat(alone, shared).findFirst().ifPresent(statement -> {
            throw new RehearsalStopped(
                    "%s: `%s` acts on more than one database, and would be felt outside of the clone; it cannot be rehearsed"
                            .formatted(statement.at(), statement.command()));
        });
    }

    private State look() {
        try (var session = scratch.open()) {
            return new State(
                    Catalog.read(session),
                    RowCounts.read(session, history),
                    RowSums.read(session, history),
                    SharedObjects.read(session));
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
        expected.shared().differences(found.shared()).forEach(shared -> differences.add(when + ", " + shared));
        if (differences.isEmpty()) {
            expected.content()
                    .differences(found.content())
                    .forEach((table, sums) ->
                            differences.add("%s, the content of %s is another: %s".formatted(when, table, sums)));
        }
        return differences;
    }

    /** What others have felt: a clone of a database keeps nothing apart that all databases of a server share. */
    private List<String> felt(State before, State after) {
        return ownServer
                ? List.of()
                : before.shared().differences(after.shared()).stream()
                        .map(shared ->
                                "on the way forward, %s: all databases of the server share it, so that it was felt outside of the clone; `gonogo rehearse` has a server of its own"
                                        .formatted(shared))
                        .toList();
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

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }
}

package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.model.Batch;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceName;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Mutates;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.plan.SqlFile;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.sql.RangedStatement;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.Rehearsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a {@link Course} from a runbook, task by task. Used once. */
final class CourseReader {

    private final Runbook runbook;
    private final SqlFiles files;
    private final Optional<Migrations> migrations;
    private final Predicate<Step> applies;
    private final List<MigrationFile> waiting;
    private final List<MigrationFile> applied = new ArrayList<>();
    private final List<Change> forward = new ArrayList<>();
    private final List<Change> back = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    CourseReader(Runbook runbook, SqlFiles files, List<MigrationFile> pending, Optional<String> target) {
        this.runbook = runbook;
        this.files = files;
        this.migrations = runbook.migrations();
        this.applies = step -> step.head().onlyOn().isEmpty()
                || target.isEmpty()
                || step.head().onlyOn().contains(target.get());
        this.waiting = new ArrayList<>(pending);
    }

    /** Of these migrations alone. */
    static Course ofMigrations(Runbook runbook, SqlFiles files, List<MigrationFile> migrations) {
        return new CourseReader(runbook, files, migrations, Optional.empty()).rest();
    }

    Course read() {
        runbook.tasks().forEach(this::task);
        return rest();
    }

    /** What no task has asked for. */
    private Course rest() {
        forward.addAll(migrationsTo(Optional.empty()));
        back.addAll(0, migrationsBack(file -> true));
        return new Course(forward, back, leftOut);
    }

    private void task(Task task) {
        var steps = task.steps().stream().filter(applies).toList();
        boolean isTakenBack = isTakenBackBySql(task);
        for (Step step : steps) {
            if (step instanceof Migrate migrate) {
                forward.addAll(migrationsTo(migrate.to().map(SourceName::name)));
            } else if (isSql(step) && isTakenBack) {
                forward.add(change(step));
            } else if (isSql(step)) {
                leftOut.add("`%s`, since its task has no rollback by SQL alone".formatted(step.id()));
            } else if (Mutates.mutates(step)) {
                leftOut.add("`%s`, which is no SQL".formatted(step.id()));
            }
        }
        back.addAll(0, back(task, isTakenBack));
    }

    /** What the task's rollback leaves of its migrations is left, and seen when the states are compared. */
    private List<Change> back(Task task, boolean bySql) {
        var changes = new ArrayList<Change>();
        rollback(task).forEach(step -> {
            if (step instanceof MigrateBack to) {
                changes.addAll(migrationsBack(above(to.to().name())));
            } else if (isSql(step) && bySql) {
                changes.add(change(step));
            }
        });
        if (rollback(task).anyMatch(MigrateBack.class::isInstance)) {
            applied.clear();
        } else if (task.steps().stream().anyMatch(Migrate.class::isInstance)) {
            changes.addAll(migrationsBack(file -> true));
        }
        return changes;
    }

    private boolean isTakenBackBySql(Task task) {
        return rollback(task).anyMatch(CourseReader::isSql)
                && rollback(task).filter(Mutates::mutates).allMatch(step -> isSql(step) || step instanceof MigrateBack);
    }

    private Stream<Step> rollback(Task task) {
        return task.rollback().map(Rollback::options).orElse(List.of()).stream()
                .limit(1)
                .flatMap(option -> option.steps().stream())
                .filter(applies);
    }

    private static boolean isSql(Step step) {
        return step instanceof SqlStep || step instanceof Batch;
    }

    private List<Change> migrationsTo(Optional<String> version) {
        var now = PendingMigrations.pending(waiting).upTo(version);
        waiting.removeAll(now);
        applied.addAll(now);
        return now.stream()
                .map(file -> change(file, SqlFiles.path(migrations.orElseThrow(), file), losses()))
                .toList();
    }

    private List<Change> migrationsBack(Predicate<MigrationFile> taken) {
        var now = new ArrayList<>(applied.stream().filter(taken).toList());
        applied.removeAll(now);
        Collections.reverse(now);
        return now.stream()
                .map(file -> change(file, SqlFiles.rollbackPath(migrations.orElseThrow(), file), List.of()))
                .toList();
    }

    private Predicate<MigrationFile> above(String version) {
        return file -> !PendingMigrations.pending(List.of(file))
                .upTo(Optional.of(version))
                .contains(file);
    }

    private Change change(MigrationFile file, String path, List<AllowedLoss> allowed) {
        var sql = Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new RehearsalStopped(
                        "there is no `%s`: nothing takes `%s` back".formatted(path, file.fileName())));
        return new Change(file.fileName(), sql.script(), allowed, sums(file));
    }

    private Rehearsed.File sums(MigrationFile file) {
        return History.files(List.of(file), migrations.orElseThrow(), files).get(0);
    }

    private Change change(Step step) {
        if (step instanceof SqlStep sql) {
            SqlFile file = files.of(sql);
            return new Change(
                    step.id(), file.script(), sql.allowedLosses(), new Rehearsed.File(step.id(), file.sha256(), ""));
        }
        var everyRow = RangedStatement.of(((Batch) step).statement()).with("true");
        var script = SqlScript.parse(step.id(), everyRow);
        return new Change(step.id(), script, List.of(), new Rehearsed.File(step.id(), Digest.of(everyRow), ""));
    }

    /** What any of the runbook's migrations declares. */
    private List<AllowedLoss> losses() {
        return runbook.steps()
                .filter(Migrate.class::isInstance)
                .flatMap(step -> ((Migrate) step).allowedLosses().stream())
                .toList();
    }
}

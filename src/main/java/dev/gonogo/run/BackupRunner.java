package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.DumpFailed;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.RecordedBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** `backup`: makes a copy by the target's method and proves it as far as the step asks. */
final class BackupRunner {

    private static final String DUMP = "database.dump";

    private final StepRun run;

    BackupRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Backup step) {
        try {
            var outcome = run.run().target().target().backups() == BackupMethod.CLONE ? clone(step) : dump(step);
            if (outcome.isGood()) {
                dropUnproven();
            }
            return outcome;
        } catch (StatementFailed | DumpFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed(failed.getMessage());
        }
    }

    /** What cannot be dropped is in nobody's way, and the new copy is proven. */
    private void dropUnproven() {
        try {
            Copies.dropUnproven(run);
        } catch (StatementFailed | DatabaseUnreachable left) {
            run.notice(new Notice("LEFT BEHIND", "a copy of an earlier attempt is still there: " + left.getMessage()));
        }
    }

    private Outcome clone(Backup step) {
        RowCounts original;
        try (var session = run.database().open()) {
            original = RowCounts.read(session, "");
        }
        var name = Copies.ofAttempt(run.run(), step);
        Copies.dropEarlier(run, name);
        var copy = Copies.of(run).create(name);
        var outcome = Outcome.broken("the copy was not read");
        try {
            outcome = proven(step, new Made("CLONE", name, size(copy)), original, copy);
            return outcome;
        } finally {
            if (!outcome.isGood()) {
                Copies.drop(run, name);
            }
        }
    }

    private Outcome dump(Backup step) {
        var file = run.evidence().file(DUMP);
        var dump = new Dump(
                run.database(),
                run.run().plan().target().serverVersion(),
                step.head().timeout());
        RowCounts original;
        try (var session = run.database().open()) {
            original = RowCounts.readWith(session, snapshot -> dump.write(file, snapshot));
        }
        run.evidence().made(DUMP);
        dump.readThrough(file);
        var made = new Made("PG_DUMP", file.getFileName().toString(), bytes(file));
        return step.proof() == Backup.Proof.READ
                ? recorded(step, made, original)
                : restored(step, dump, file, made, original);
    }

    private Outcome restored(Backup step, Dump dump, Path file, Made made, RowCounts original) {
        var scratch = Copies.ofAttempt(run.run(), step);
        try {
            Copies.dropEarlier(run, scratch);
            dump.restore(file, scratch);
            return proven(step, made, original, run.database().database(scratch));
        } finally {
            Copies.drop(run, scratch);
        }
    }

    /** How a backup was made, where it is, and its size. */
    private record Made(String method, String location, long bytes) {}

    private Outcome proven(Backup step, Made made, RowCounts original, Database copy) {
        var counts = counts(copy);
        run.evidence().json("row-counts.json", counts);
        var differences = new ArrayList<String>();
        original.differences(counts).forEach((table, rows) -> differences.add("rows of %s: %s".formatted(table, rows)));
        original.rows().keySet().stream()
                .filter(table -> !counts.rows().containsKey(table))
                .map(table -> "table " + table + " is missing")
                .forEach(differences::add);
        return differences.isEmpty()
                ? recorded(step, made, counts)
                : Outcome.failed("the copy is not the original: " + String.join("; ", differences));
    }

    private Outcome recorded(Backup step, Made made, RowCounts counts) {
        var backup = new RecordedBackup(
                made.method(),
                made.location(),
                step.proof().name(),
                counts.rows().size(),
                counts.total(),
                made.bytes(),
                run.run().clock().instant());
        run.evidence().json(RecordedBackup.FILE, backup);
        return Outcome.passed("%s, proven by %s: %d rows in %d tables"
                .formatted(backup.location(), backup.proof(), backup.rows(), backup.tables()));
    }

    private static RowCounts counts(Database database) {
        try (var session = database.open()) {
            return RowCounts.read(session, "");
        }
    }

    private static long size(Database database) {
        try (var session = database.open()) {
            var size = session.query("select pg_database_size(current_database())");
            return ((Number) size.single()).longValue();
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

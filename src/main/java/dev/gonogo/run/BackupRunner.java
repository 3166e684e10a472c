package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseCopy;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.DumpFailed;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.RecordedBackup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            return run.run().target().target().backups() == BackupMethod.CLONE ? clone(step) : dump(step);
        } catch (StatementFailed | DumpFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed(failed.getMessage());
        }
    }

    private Outcome clone(Backup step) {
        var original = counts(run.database());
        var name = Copies.name(run.run(), step.id());
        var copy = copies().create(name);
        return proven(step, "CLONE", name, original, counts(copy), size(copy));
    }

    private Outcome dump(Backup step) {
        var original = counts(run.database());
        var file = run.evidence().file(DUMP);
        var dump = new Dump(run.database(), run.run().plan().target().serverVersion());
        dump.write(file);
        run.evidence().made(DUMP);
        dump.readThrough(file);
        if (step.proof() == Backup.Proof.READ) {
            return recorded(
                    step,
                    new RecordedBackup(
                            "PG_DUMP",
                            file.getFileName().toString(),
                            "READ",
                            original.rows().size(),
                            original.total(),
                            bytes(file),
                            run.run().clock().instant()));
        }
        var scratch = Copies.name(run.run(), step.id());
        try {
            dump.restore(file, scratch);
            return proven(
                    step,
                    "PG_DUMP",
                    file.getFileName().toString(),
                    original,
                    counts(run.database().database(scratch)),
                    bytes(file));
        } finally {
            copies().drop(scratch);
        }
    }

    private Outcome proven(
            Backup step, String method, String location, RowCounts original, RowCounts copy, long bytes) {
        var differences = new ArrayList<>(original.differences(copy).entrySet().stream()
                .map(table -> "rows of %s: %s".formatted(table.getKey(), table.getValue()))
                .toList());
        original.rows().keySet().stream()
                .filter(table -> !copy.rows().containsKey(table))
                .map(table -> "table " + table + " is missing")
                .forEach(differences::add);
        run.evidence().json("row-counts.json", copy);
        if (!differences.isEmpty()) {
            return Outcome.failed("the copy is not the original: " + String.join("; ", differences));
        }
        return recorded(
                step,
                new RecordedBackup(
                        method,
                        location,
                        step.proof().name(),
                        copy.rows().size(),
                        copy.total(),
                        bytes,
                        run.run().clock().instant()));
    }

    private Outcome recorded(Backup step, RecordedBackup backup) {
        run.evidence().json(RecordedBackup.FILE, backup);
        return Outcome.passed("%s, proven by %s: %d rows in %d tables"
                .formatted(backup.location(), backup.proof(), backup.rows(), backup.tables()));
    }

    private RowCounts counts(Database database) {
        try (var session = database.open()) {
            return RowCounts.read(session, "");
        }
    }

    private static long size(Database database) {
        try (var session = database.open()) {
            return ((Number) session.query("select pg_database_size(current_database())")
                            .single())
                    .longValue();
        }
    }

    private DatabaseCopy copies() {
        return new DatabaseCopy(
                run.run().target().database(), run.run().plan().target().database());
    }

    private static long bytes(java.nio.file.Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.Size;
import dev.gonogo.postgres.BaseBackup;
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
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** `backup`: makes a copy by the target's method and proves it as far as the step asks. */
final class BackupRunner {

    private static final String DUMP = "database.dump";

    private final StepRun run;

    BackupRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Backup step) {
        try {
            var outcome = made(step);
            if (outcome.isGood()) {
                dropUnproven();
            }
            return outcome;
        } catch (StatementFailed | DumpFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed(failed.getMessage());
        }
    }

    private Outcome made(Backup step) {
        return switch (run.run().target().target().backups()) {
            case CLONE -> clone(step);
            case PG_DUMP -> dump(step);
            case PG_BASEBACKUP -> base(step);
        };
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
        var original = Original.read(run.database(), step.proof(), snapshot -> {});
        var name = Copies.ofAttempt(run.run(), step);
        Copies.dropEarlier(run, name);
        var copy = Copies.of(run).create(name);
        var outcome = Outcome.broken("the copy was not read");
        try {
            outcome = restored(step, new Made("CLONE", name, size(copy)), original, copy);
            return outcome;
        } finally {
            if (!outcome.isGood()) {
                Copies.drop(run, name);
            }
        }
    }

    private Outcome dump(Backup step) {
        var file = run.evidence().file(DUMP);
        var dump = new Dump(run.database(), version(), step.head().timeout());
        return cancellably(dump::cancel, () -> dump(step, dump, file));
    }

    private Outcome dump(Backup step, Dump dump, Path file) {
        var inDump = new TreeMap<String, Long>();
        var original = Original.read(run.database(), step.proof(), snapshot -> {
            inDump.putAll(dump.writeAndRead(file, snapshot));
            run.evidence().made(DUMP);
        });
        var dumped = original.holders().counted(original.rows(), inDump);
        var made = new Made("PG_DUMP", file.getFileName().toString(), bytes(file));
        if (step.proof() == Backup.Proof.READ) {
            return recorded(step, made, original.rows());
        }
        if (step.proof() == Backup.Proof.COUNTED) {
            return judged(step, made, dumped, original.differences(dumped));
        }
        return restored(step, dump, file, made, original);
    }

    /** Of the whole server, so that no table can be counted in it. */
    private Outcome base(Backup step) {
        var folder = run.run()
                .folder()
                .backup(step.id(), run.run().states().standing(step.id()).attempts());
        var backup = new BaseBackup(run.database(), version(), step.head().timeout());
        return cancellably(backup::cancel, () -> base(step, backup, folder));
    }

    private Outcome cancellably(Runnable cancel, Supplier<Outcome> work) {
        var registration = run.run().interruption().onCancel(cancel);
        try {
            return work.get();
        } finally {
            registration.close();
        }
    }

    private Outcome base(Backup step, BaseBackup backup, Path folder) {
        var original = Original.read(run.database(), step.proof(), snapshot -> backup.write(folder));
        backup.verify(folder);
        return recorded(step, new Made("PG_BASEBACKUP", folder.toString(), BaseBackup.bytes(folder)), original.rows());
    }

    private Outcome restored(Backup step, Dump dump, Path file, Made made, Original original) {
        var scratch = Copies.ofAttempt(run.run(), step);
        try {
            Copies.dropEarlier(run, scratch);
            dump.restore(file, scratch);
            return restored(step, made, original, run.database().database(scratch));
        } finally {
            Copies.drop(run, scratch);
        }
    }

    /** How a backup was made, where it is, and its size. */
    private record Made(String method, String location, long bytes) {}

    private Outcome restored(Backup step, Made made, Original original, Database restored) {
        var copy = Original.read(restored, step.proof(), snapshot -> {});
        return judged(step, made, copy.rows(), original.differences(copy));
    }

    private Outcome judged(Backup step, Made made, RowCounts counts, List<String> differences) {
        run.evidence().json("row-counts.json", counts);
        return differences.isEmpty()
                ? recorded(step, made, counts)
                : Outcome.failed("the copy is not the original: " + String.join("; ", differences));
    }

    private Outcome recorded(Backup step, Made made, RowCounts counts) {
        var tooSmall = step.atLeast().filter(least -> made.bytes() < least.bytes());
        if (tooSmall.isPresent()) {
            return Outcome.failed(
                    "the backup has %s, wanted are %s at least".formatted(new Size(made.bytes()), tooSmall.get()));
        }
        var now = run.run().clock().instant();
        var backup = new RecordedBackup(
                made.method(),
                made.location(),
                step.proof().name(),
                counts.rows().size(),
                counts.total(),
                made.bytes(),
                now,
                step.keepFor().map(now::plus));
        run.evidence().json(RecordedBackup.FILE, backup);
        return Outcome.passed("%s, proven by %s: %d rows in %d tables"
                .formatted(backup.location(), backup.proof(), backup.rows(), backup.tables()));
    }

    private String version() {
        return run.run().plan().target().serverVersion();
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

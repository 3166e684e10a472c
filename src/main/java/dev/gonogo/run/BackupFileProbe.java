package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Size;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.DumpFailed;
import dev.gonogo.postgres.Roles;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.StatementFailed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** `backupFile`: a dump that somebody else has made, read back whole, held against the target, and restored. */
final class BackupFileProbe {

    private static final int MOST_TOLD = 3;

    private final StepRun run;

    BackupFileProbe(StepRun run) {
        this.run = run;
    }

    Outcome run(Probe.BackupFile probe) {
        var file = FoundFile.find(run.run().runbook().folder(), probe.path());
        if (file.isEmpty()) {
            return Outcome.failed("there is no file `%s`".formatted(probe.path()));
        }
        try {
            return judged(probe, file.get());
        } catch (DumpFailed | StatementFailed noBackup) {
            run.evidence().text("error.txt", noBackup.getMessage() + "\n");
            return Outcome.failed("`%s` is no backup: %s".formatted(file.get().getFileName(), noBackup.getMessage()));
        }
    }

    private Outcome judged(Probe.BackupFile probe, Path path) {
        var dump = dump();
        var file = FoundFile.read(path, true);
        run.evidence().json("file.json", file);
        var wrong = new ArrayList<>(
                file.wrong(probe.file(), run.run().clock().instant(), earlier(dump.begunAt(path), file.modifiedAt())));
        var dumped = dump.rows(path);
        run.evidence().json("row-counts.json", dumped);
        if (wrong.isEmpty() && probe.proof().isAtLeast(Backup.Proof.COUNTED)) {
            wrong.addAll(against(probe.proof(), path, dumped));
        }
        var total = dumped.values().stream().mapToLong(Long::longValue).sum();
        return wrong.isEmpty()
                ? Outcome.passed("%s, %s, proven by %s: %d rows in %d tables"
                        .formatted(path.getFileName(), new Size(file.bytes()), probe.proof(), total, dumped.size()))
                : Outcome.failed("%s: %s".formatted(path.getFileName(), String.join("; ", wrong)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Dump dump() {
        var version = run.run().plan().target().serverVersion();
        return new Dump(run.database(), version, run.step().head().timeout());
    }

    private List<String> against(Backup.Proof proof, Path path, SortedMap<String, Long> dumped) {
        var target = Original.read(run.database(), Backup.Proof.COUNTED, snapshot -> {});
        var wrong = lacking(target, target.holders().counted(target.rows(), dumped));
        if (wrong.isEmpty()) {
            wrong = defined(path);
        }
        return wrong.isEmpty() && proof.isAtLeast(Backup.Proof.RESTORED) ? restored(target, path, dumped) : wrong;
    }

    /** A changed byte among the definitions of a dump is found by nothing but by comparing them. */
    private List<String> defined(Path path) {
        var dump = dump();
        var there = dump.definitions();
        var inDump = dump.definitions(path);
        return Stream.concat(
                        without(there, inDump)
                                .map(line -> "it does not define `%s` as the target does".formatted(line)),
                        without(inDump, there).map(line -> "it defines `%s`, and the target does not".formatted(line)))
                .toList();
    }

    private static Stream<String> without(List<String> lines, List<String> others) {
        var known = Set.copyOf(others);
        return lines.stream()
                .filter(line -> !known.contains(line))
                .map(String::strip)
                .limit(MOST_TOLD);
    }

    /** Since it was made, rows came and went; but a table whose rows are all missing was never in it. */
    private static List<String> lacking(Original target, RowCounts dumped) {
        var lacking = new ArrayList<String>();
        target.rows().rows().forEach((table, rows) -> {
            var inDump = Optional.ofNullable(dumped.rows().get(table));
            if (inDump.isEmpty()) {
                lacking.add("it has no rows of table %s, which has %d".formatted(table, rows));
            } else if (inDump.get() == 0 && rows > 0) {
                lacking.add("table %s has %d rows, and none in it".formatted(table, rows));
            }
        });
        return lacking;
    }

    private List<String> restored(Original target, Path path, SortedMap<String, Long> dumped) {
        var id = run.run().id() + "-backup";
        try (var scratch = Scratch.open(run.run().files(), run.run().workplace(), id)) {
            createRoles(scratch.database());
            new Dump(scratch.database(), "0", run.step().head().timeout()).restore(path);
            var copy = Original.read(scratch.database(), Backup.Proof.RESTORED, snapshot -> {});
            var rows = copy.holders().counted(copy.rows(), new TreeMap<>(dumped));
            var asDumped = new Original(rows, target.catalog(), target.holders(), Optional.empty());
            return asDumped.byNames().differences(copy.byNames()).stream()
                    .map(difference -> "restored, " + difference)
                    .toList();
        }
    }

    private void createRoles(Database scratch) {
        try (var original = run.database().open();
                var own = scratch.open()) {
            Roles.create(own, Roles.read(original));
        }
    }
}

package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.plan.DriftFinding.Kind;
import dev.gonogo.postgres.HistoryUnknown;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.MigrationHistory.Applied;
import dev.gonogo.postgres.Session;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files against the history table: what is applied, what is pending, and where the two disagree.
 *
 * @param tool whose table it is
 * @param isWritable whether Gonogo writes such a table
 * @param onlyThere rows that belong to no file
 */
public record PendingMigrations(
        String tool,
        boolean isWritable,
        List<MigrationFile> applied,
        List<MigrationFile> pending,
        List<Applied> onlyThere,
        List<DriftFinding> findings) {

    public PendingMigrations {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        onlyThere = List.copyOf(onlyThere);
        findings = List.copyOf(findings);
    }

    /** As the session's database has it. A table that is no history is a finding. */
    public static PendingMigrations read(Migrations migrations, Session session, SqlFiles files) {
        return read(migrations, session, files, row -> false);
    }

    /** @param ignored rows that do not count */
    static PendingMigrations read(Migrations migrations, Session session, SqlFiles files, Predicate<Applied> ignored) {
        try {
            var state = new MigrationHistory(migrations.history()).read(session);
            return of(migrations, state.without(ignored), files);
        } catch (HistoryUnknown unknown) {
            var finding =
                    new DriftFinding(Kind.UNKNOWN_HISTORY, migrations.history(), unknown.getMessage(), unknown.hint());
            return pending(migrations.files()).with(finding);
        }
    }

    /** Compares; a row that bears a version, a file's name or its stem belongs to that file. */
    public static PendingMigrations of(Migrations migrations, MigrationHistory.State state, SqlFiles files) {
        var findings = new ArrayList<DriftFinding>();
        state.troubles().forEach(trouble -> findings.add(failed(migrations, trouble)));
        Map<String, Applied> rows = new LinkedHashMap<>();
        state.applied().forEach(row -> rows.putIfAbsent(row.version(), row));
        var applied = new ArrayList<MigrationFile>();
        var pending = new ArrayList<MigrationFile>();
        for (MigrationFile file : migrations.files()) {
            var row = row(file, rows);
            row.filter(found -> files.get(SqlFiles.path(migrations, file)).isAnother(found))
                    .ifPresent(found -> findings.add(edited(file)));
            row.ifPresent(found -> rows.remove(found.version()));
            (row.isPresent() || isCovered(file, state) ? applied : pending).add(file);
        }
        rows.values().forEach(row -> findings.add(onlyThere(row)));
        outOfOrder(applied, pending).ifPresent(findings::add);
        return new PendingMigrations(
                state.tool(), state.isWritable(), applied, pending, List.copyOf(rows.values()), findings);
    }

    /** Of files none of which is applied. */
    public static PendingMigrations pending(List<MigrationFile> files) {
        return new PendingMigrations("", true, List.of(), files, List.of(), List.of());
    }

    /** The pending files up to a version, all of them without one. */
    public List<MigrationFile> upTo(Optional<String> version) {
        return pending.stream()
                .filter(file -> version.isEmpty() || number(file.version()).compareTo(number(version.get())) <= 0)
                .toList();
    }

    /** The applied files above a version, newest first. */
    public List<MigrationFile> above(String version) {
        var above = new ArrayList<>(applied.stream()
                .filter(file -> number(file.version()).compareTo(number(version)) > 0)
                .toList());
        Collections.reverse(above);
        return above;
    }

    private PendingMigrations with(DriftFinding finding) {
        return new PendingMigrations(tool, isWritable, applied, pending, onlyThere, List.of(finding));
    }

    /** How tables write the version of a file: by its digits, as its name without the ending, or with it. */
    public static List<String> spellings(MigrationFile file) {
        return List.of(file.version(), file.fileName().replaceFirst("\\.sql$", ""), file.fileName());
    }

    /** The version of a file as the rows that are there write theirs, so that other tools understand the new one. */
    public static String spelled(MigrationFile file, Migrations migrations, List<Applied> rows) {
        return spelling(migrations, rows).apply(file);
    }

    /** The same for one file after the other. */
    public static Function<MigrationFile, String> spelling(Migrations migrations, List<Applied> rows) {
        var versions = rows.stream().map(Applied::version).collect(Collectors.toSet());
        var spelling = IntStream.range(0, 3)
                .filter(one -> migrations.files().stream()
                        .map(other -> spellings(other).get(one))
                        .anyMatch(versions::contains))
                .findFirst()
                .orElse(0);
        return file -> spellings(file).get(spelling);
    }

    private static Optional<Applied> row(MigrationFile file, Map<String, Applied> rows) {
        return spellings(file).stream().filter(rows::containsKey).map(rows::get).findFirst();
    }

    /** Whether the one row of a table that has only one stands for the file too. */
    private static boolean isCovered(MigrationFile file, MigrationHistory.State state) {
        return state.isCumulative()
                && state.applied().stream()
                        .anyMatch(row -> number(file.version()).compareTo(number(row.version())) <= 0);
    }

    private static DriftFinding failed(Migrations migrations, String trouble) {
        return new DriftFinding(
                Kind.FAILED,
                migrations.history(),
                trouble,
                "see what of it is there, mend that, and let the tool repair its history");
    }

    private static DriftFinding edited(MigrationFile file) {
        return new DriftFinding(
                Kind.CHANGED_SINCE,
                file.fileName(),
                "`%s` was changed after it was applied".formatted(file.fileName()),
                "bring back the file that was applied, and put the change into a new migration");
    }

    private static DriftFinding onlyThere(Applied row) {
        return new DriftFinding(
                Kind.ONLY_THERE,
                row.version(),
                "migration `%s` is applied on the target, and no file here has that version".formatted(row.version()),
                "the target has drifted: find the file (`gonogo drift --pull` writes it), or take the row out of the history"
                        + " on purpose (`--repair reverted=%s`)".formatted(row.version()));
    }

    private static Optional<DriftFinding> outOfOrder(List<MigrationFile> applied, List<MigrationFile> pending) {
        if (applied.isEmpty() || pending.isEmpty()) {
            return Optional.empty();
        }
        var last = applied.get(applied.size() - 1);
        var late = pending.stream()
                .filter(file -> number(file.version()).compareTo(number(last.version())) < 0)
                .map(file -> "`" + file.fileName() + "`")
                .collect(Collectors.joining(", "));
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of(new DriftFinding(
                        Kind.OUT_OF_ORDER,
                        late.replace("`", ""),
                        "%s would be applied after `%s`, which is newer".formatted(late, last.fileName()),
                        "give it a version above the last one that is applied"));
    }

    private static BigInteger number(String version) {
        return new BigInteger(version);
    }
}

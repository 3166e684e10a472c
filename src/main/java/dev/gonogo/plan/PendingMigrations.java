package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.MigrationHistory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files against the history table: what is applied, what is pending, and where the two disagree. */
public record PendingMigrations(List<MigrationFile> applied, List<MigrationFile> pending, List<Plan.Finding> findings) {

    public PendingMigrations {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        findings = List.copyOf(findings);
    }

    /** Compares; a row that bears a version, a file's name or its stem belongs to that file. */
    public static PendingMigrations of(Migrations migrations, List<MigrationHistory.Applied> rows, SqlFiles files) {
        var findings = new ArrayList<Plan.Finding>();
        Map<String, MigrationHistory.Applied> byVersion = rows.stream()
                .collect(Collectors.toMap(MigrationHistory.Applied::version, row -> row, (one, two) -> one));
        var applied = new ArrayList<MigrationFile>();
        var pending = new ArrayList<MigrationFile>();
        for (MigrationFile file : migrations.files()) {
            var row = row(file, byVersion);
            row.ifPresent(found -> edited(file, found, files.get(SqlFiles.path(migrations, file)))
                    .ifPresent(findings::add));
            row.ifPresent(found -> byVersion.remove(found.version()));
            (row.isPresent() ? applied : pending).add(file);
        }
        byVersion.keySet().stream().sorted().map(PendingMigrations::onlyThere).forEach(findings::add);
        outOfOrder(applied, pending).ifPresent(findings::add);
        return new PendingMigrations(applied, pending, findings);
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
        java.util.Collections.reverse(above);
        return above;
    }

    /** How tables write the version of a file: by its digits, as its name without the ending, or with it. */
    public static List<String> spellings(MigrationFile file) {
        return List.of(file.version(), file.fileName().replaceFirst("\\.sql$", ""), file.fileName());
    }

    private static Optional<MigrationHistory.Applied> row(
            MigrationFile file, Map<String, MigrationHistory.Applied> rows) {
        return spellings(file).stream().filter(rows::containsKey).map(rows::get).findFirst();
    }

    private static Optional<Plan.Finding> edited(MigrationFile file, MigrationHistory.Applied row, SqlFile now) {
        if (row.checksum().isEmpty() || row.checksum().equals(now.sha256())) {
            return Optional.empty();
        }
        return Optional.of(new Plan.Finding(
                true,
                "`%s` was changed after it was applied".formatted(file.fileName()),
                "bring back the file that was applied, and put the change into a new migration"));
    }

    private static Plan.Finding onlyThere(String version) {
        return new Plan.Finding(
                true,
                "migration `%s` is applied on the target, and no file here has that version".formatted(version),
                "the target has drifted: find the file, or take the row out of the history on purpose");
    }

    private static Optional<Plan.Finding> outOfOrder(List<MigrationFile> applied, List<MigrationFile> pending) {
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
                : Optional.of(new Plan.Finding(
                        true,
                        "%s would be applied after `%s`, which is newer".formatted(late, last.fileName()),
                        "give it a version above the last one that is applied"));
    }

    private static BigInteger number(String version) {
        return new BigInteger(version);
    }
}

package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.MigrationHistory.Applied;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a {@link Mending}: what a request means for the files and the target as they are. */
final class MendingPlanner {

    private final Migrations migrations;
    private final Session session;
    private final SqlFiles sqlFiles;
    private final MigrationHistory history;
    private final PendingMigrations state;
    private final List<Mending.NewFile> files = new ArrayList<>();
    private final List<RowChange> changes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    MendingPlanner(Migrations migrations, Session session, SqlFiles sqlFiles) {
        this.migrations = migrations;
        this.session = session;
        this.sqlFiles = sqlFiles;
        this.history = new MigrationHistory(migrations.history());
        this.state = PendingMigrations.read(migrations, session, sqlFiles);
    }

    Mending make(MendRequest request) {
        mustBeKnown();
        mustBeWritable(request);
        if (request.pull()) {
            state.onlyThere().forEach(this::pull);
        }
        request.applied().forEach(version -> note(pending(version)));
        request.baseline().ifPresent(this::baseline);
        request.reverted().forEach(this::revert);
        return new Mending(
                history.table(),
                !changes.isEmpty() && !history.isThere(session),
                files,
                changes,
                notes,
                request.accept());
    }

    private void mustBeKnown() {
        state.findings().stream()
                .filter(finding -> finding.kind() == DriftFinding.Kind.UNKNOWN_HISTORY)
                .findFirst()
                .ifPresent(unknown -> {
                    throw new MendRefused(unknown.message(), unknown.hint());
                });
    }

    private void mustBeWritable(MendRequest request) {
        boolean writes = !request.applied().isEmpty()
                || !request.reverted().isEmpty()
                || request.baseline().isPresent();
        if (writes && !state.isWritable()) {
            throw new MendRefused(
                    "history `%s` is one of %s, which Gonogo reads and does not write"
                            .formatted(history.table(), state.tool()),
                    "repair it with that tool");
        }
    }

    private void pull(Applied row) {
        if (row.statements().isEmpty() && !row.checksum().isEmpty()) {
            notes.add(
                    ("migration `%s` is not pulled: the history knows the checksum of its file and not what is in it, so that"
                                    + " only the file itself fits; look for it in version control")
                            .formatted(row.version()));
        } else {
            files.add(new Mending.NewFile(migrations.folder() + "/" + name(row), content(row)));
        }
    }

    /** A name that is a migration's here, and has the row's version. */
    private String name(Applied row) {
        var words = row.name().isEmpty() ? "pulled" : row.name().replaceAll("[^A-Za-z0-9_.-]+", "_");
        var base = row.version().replaceFirst("\\.sql$", "");
        var candidates = List.of(base + "_" + words + ".sql", base + ".sql", "V" + base + "__" + words + ".sql");
        return candidates.stream()
                .filter(name -> Pattern.matches(migrations.naming(), name))
                .filter(name -> MigrationFile.named(name)
                        .filter(file -> PendingMigrations.spellings(file).contains(row.version()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new MendRefused(
                        "migration `%s` cannot be pulled: no name for its file matches `%s`"
                                .formatted(row.version(), migrations.naming()),
                        "widen `naming`, or take the row out of the history by `--repair reverted=%s`"
                                .formatted(row.version())));
    }

    private static String content(Applied row) {
        return row.statements().isEmpty()
                ? """
                -- A placeholder: version %1$s is applied on a target whose history does not know its statements.
                -- It stops wherever it would be applied, until what it did is written here.
                do $$ begin raise exception 'migration %1$s is a placeholder: write here what it did'; end $$;
                """.formatted(row.version())
                : "-- Pulled from the history of a target, where version %s is applied.\n%s;\n"
                        .formatted(row.version(), String.join(";\n\n", row.statements()));
    }

    private MigrationFile pending(String version) {
        var file = migrations.files().stream()
                .filter(one -> PendingMigrations.spellings(one).contains(version))
                .findFirst()
                .orElseThrow(() -> new MendRefused(
                        "there is no migration `%s` in `%s`".formatted(version, migrations.folder()),
                        "versions are the digits that file names begin with"));
        if (!state.pending().contains(file)) {
            throw new MendRefused("migration `%s` is applied already".formatted(version), "");
        }
        return file;
    }

    private void note(MigrationFile file) {
        var sql = sqlFiles.get(SqlFiles.path(migrations, file));
        var version = PendingMigrations.spelled(
                file, migrations, history.read(session).applied());
        changes.add(history.insertion(session, sql.entry(file, version)));
    }

    private void baseline(String version) {
        migrations.files().stream()
                .filter(file -> PendingMigrations.spellings(file).contains(version))
                .findFirst()
                .ifPresentOrElse(
                        last -> state.upTo(Optional.of(last.version())).forEach(this::note), () -> pending(version));
    }

    private void revert(String version) {
        var row = history.read(session).applied().stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new MendRefused(
                        "the history `%s` has no version `%s`".formatted(history.table(), version),
                        "versions are written as the table writes them"));
        changes.add(history.deletion(session, row.version()));
    }
}

package dev.gonogo.run;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.plan.SqlFile;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.Session;
import dev.gonogo.trail.Rehearsed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The history table of the run's migrations. */
final class History {

    private final Run run;
    private final Migrations migrations;
    private final MigrationHistory table;

    /** Of a runbook that has migrations. */
    History(Run run) {
        this.run = run;
        this.migrations = run.runbook().migrations().orElseThrow();
        this.table = new MigrationHistory(migrations.history());
    }

    /** Its name, empty when the runbook has no migrations. */
    static String table(Run run) {
        return run.runbook()
                .migrations()
                .map(said -> new MigrationHistory(said.history()).table())
                .orElse("");
    }

    /** What is applied and what is pending, as the session's database has it. */
    PendingMigrations state(Session session) {
        return PendingMigrations.read(migrations, session, run.files());
    }

    static List<Rehearsed.File> files(List<MigrationFile> named, Migrations migrations, SqlFiles files) {
        return named.stream()
                .map(file -> new Rehearsed.File(
                        file.fileName(),
                        files.get(SqlFiles.path(migrations, file)).sha256(),
                        Optional.ofNullable(files.get(SqlFiles.rollbackPath(migrations, file)))
                                .map(SqlFile::sha256)
                                .orElse("")))
                .toList();
    }

    void createIfMissing(Session session) {
        table.createIfMissing(session);
    }

    /** What inserts rows, in the form in which the session's database has the table now. */
    Rows rows(Session session) {
        var insertions = table.insertions(session);
        var spelling =
                PendingMigrations.spelling(migrations, table.read(session).applied());
        return (file, sql) -> insertions.of(sql.entry(file, spelling.apply(file)));
    }

    /** Rows of the table. */
    @FunctionalInterface
    interface Rows {
        RowChange insertion(MigrationFile file, SqlFile sql);
    }

    /** What deletes the row of a file, however the table writes its version, in the form in which the session's database has it now. */
    Function<MigrationFile, List<RowChange>> deletions(Session session) {
        var deletions = table.deletions(session);
        return file -> PendingMigrations.spellings(file).stream().map(deletions).toList();
    }
}

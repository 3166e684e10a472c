package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.postgres.FlywayHistory;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.util.List;

/**
 * SQL that the runbook uses: a file by its relative path, or the text of a step, by the id of the last step that has it.
 *
 * @param sha256 of its bytes; with those of all files that it includes or copies from, when there are any
 * @param files these files, itself first when it is one, each with the sum of its own bytes
 * @param text that it is cut from, without what it includes
 */
public record SqlFile(String path, String sha256, SqlScript script, List<Plan.PlannedFile> files, String text) {

    public SqlFile {
        files = List.copyOf(files);
    }

    /** What a history writes about it as a migration. @param version as its rows write theirs */
    public MigrationHistory.Entry entry(MigrationFile file, String version) {
        return new MigrationHistory.Entry(
                version, file.name(), file.fileName(), sha256, flywayChecksum(), statements());
    }

    /** Whether the row of a history is about another text than this. A row may know too little to tell. */
    boolean isAnother(MigrationHistory.Applied row) {
        if (!row.statements().isEmpty()) {
            return !statements(row.statements()).equals(statements());
        }
        return !row.checksum().isEmpty()
                && !List.of(sha256, "flyway " + flywayChecksum()).contains(row.checksum());
    }

    private int flywayChecksum() {
        return FlywayHistory.checksum(text);
    }

    private List<String> statements() {
        return script.statements().stream().map(SqlStatement::text).toList();
    }

    /** As this file would be cut: other tools keep comments, or cut at other places. */
    private List<String> statements(List<String> kept) {
        return SqlScript.parse(path, String.join("\n;\n", kept)).statements().stream()
                .map(SqlStatement::text)
                .toList();
    }
}

package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.util.List;

/**
 * A file of SQL that the runbook uses.
 *
 * @param path relative to the runbook
 * @param sha256 of its bytes
 * @param flywayChecksum as Flyway makes it of its text
 */
public record SqlFile(String path, String sha256, int flywayChecksum, SqlScript script) {

    /** What a history writes about it as a migration. @param version as its rows write theirs */
    public MigrationHistory.Entry entry(MigrationFile file, String version) {
        return new MigrationHistory.Entry(version, file.name(), file.fileName(), sha256, flywayChecksum, statements());
    }

    /** Whether the row of a history is about another text than this. A row may know too little to tell. */
    boolean isAnother(MigrationHistory.Applied row) {
        if (!row.statements().isEmpty()) {
            return !statements(row.statements()).equals(statements());
        }
        return !row.checksum().isEmpty()
                && !List.of(sha256, "flyway " + flywayChecksum).contains(row.checksum());
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

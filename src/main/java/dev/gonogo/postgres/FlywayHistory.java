package dev.gonogo.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Flyway's `flyway_schema_history`. What is written into it, Flyway's own `validate` accepts. */
public final class FlywayHistory implements HistoryFormat {

    @Override
    public String tool() {
        return "Flyway";
    }

    /** Flyway's checksum of a file: over its lines, without their ends and without a byte-order mark. */
    public static int checksum(String text) {
        var sum = new CRC32();
        try (var lines = new BufferedReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return (int) sum.getValue();
    }

    @Override
    public List<MigrationHistory.Applied> read(Session session, String table) {
        return session.query(Queries.read("flyway-history").formatted(table)).rows().stream()
                .map(row -> new MigrationHistory.Applied(
                        row.get(0).toString(), row.get(1).toString(), row.get(2).toString(), List.of()))
                .toList();
    }

    @Override
    public List<String> troubles(Session session, String table) {
        return session
                .query("select coalesce(version, description) from " + table
                        + " where not success order by installed_rank")
                .rows()
                .stream()
                .map(row ->
                        "migration `%s` failed under Flyway, and may have taken effect in part".formatted(row.get(0)))
                .toList();
    }

    @Override
    public void create(Session session, String table) {
        var name = table.substring(table.indexOf('.') + 1);
        session.execute(Queries.read("flyway-history-table").formatted(table, name));
        session.execute("create index %s_s_idx on %s (success)".formatted(name, table));
    }

    @Override
    public RowChange insertion(String table, MigrationHistory.Entry entry) {
        return new RowChange(
                Queries.read("flyway-history-row").formatted(table),
                List.of(
                        entry.version(),
                        entry.name().replace('_', ' ').strip(),
                        entry.fileName(),
                        entry.flywayChecksum()));
    }
}

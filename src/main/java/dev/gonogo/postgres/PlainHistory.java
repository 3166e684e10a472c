package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A column `version`; `name`, `checksum` (a SHA-256 of the file) and `applied_at` are used where they exist. */
final class PlainHistory implements HistoryFormat {

    private static final Map<String, String> OWN = Map.of("version", "text", "name", "text", "checksum", "text");

    private final Map<String, String> columns;

    PlainHistory(Map<String, String> columns) {
        this.columns = columns;
    }

    /** For a table that is to be made. */
    PlainHistory() {
        this(OWN);
    }

    @Override
    public String tool() {
        return "plain versions";
    }

    @Override
    public List<MigrationHistory.Applied> read(Session session, String table) {
        return session
                .query("select version::text, " + text("checksum") + ", " + text("name") + " from " + table
                        + " where version is not null order by version")
                .rows()
                .stream()
                .map(row -> new MigrationHistory.Applied(
                        row.get(0).toString(), row.get(1).toString(), row.get(2).toString(), List.of()))
                .toList();
    }

    private String text(String column) {
        return columns.containsKey(column) ? "coalesce(" + column + "::text, '')" : "''";
    }

    @Override
    public void create(Session session, String table) {
        session.execute(
                "create table " + table
                        + " (version text primary key, name text not null, checksum text, applied_at timestamptz not null default now())");
    }

    @Override
    public RowChange insertion(String table, MigrationHistory.Entry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", entry.version());
        values.put("name", entry.name());
        values.put("checksum", entry.sha256());
        values.keySet().retainAll(columns.keySet());
        var marks = values.keySet().stream()
                .map(column -> "cast(? as " + columns.get(column) + ")")
                .collect(Collectors.joining(", "));
        return new RowChange(
                "insert into %s (%s) values (%s)".formatted(table, String.join(", ", values.keySet()), marks),
                List.copyOf(values.values()));
    }
}

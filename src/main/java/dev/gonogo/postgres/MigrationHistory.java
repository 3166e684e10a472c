package dev.gonogo.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table that remembers which migrations were applied. It has a text column `version`; `name`, `checksum` and
 * `applied_at` are used where they exist. One that does not exist yet is created with all four.
 */
public final class MigrationHistory {

    private final String table;

    /** @param table its name as it is, optionally with a schema; without one it is in `public` */
    public MigrationHistory(String table) {
        this.table = table.contains(".") ? table : "public." + table;
    }

    /** `schema.table`. */
    public String table() {
        return table;
    }

    /**
     * A row of the table.
     *
     * @param checksum SHA-256 of the file when it was applied, empty when the table does not know
     */
    public record Applied(String version, String checksum) {}

    /** The applied versions in the order of the table; none when the table does not exist. */
    public List<Applied> read(Session session) {
        if (!exists(session)) {
            return List.of();
        }
        var checksum = columns(session).contains("checksum") ? "coalesce(checksum::text, '')" : "''";
        return session
                .query("select version::text, " + checksum + " from " + quoted(session)
                        + " where version is not null order by version")
                .rows()
                .stream()
                .map(row -> new Applied(row.get(0).toString(), row.get(1).toString()))
                .toList();
    }

    public void createIfMissing(Session session) {
        if (!exists(session)) {
            session.execute("create table " + quoted(session)
                    + " (version text primary key, name text not null, checksum text,"
                    + " applied_at timestamptz not null default now())");
        }
    }

    /** Inserts a row in the session's transaction. */
    public void insert(Session session, String version, String name, String checksum) {
        var known = columns(session);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", version);
        values.put("name", name);
        values.put("checksum", checksum);
        values.keySet().retainAll(known);
        var marks = values.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        session.update(
                "insert into %s (%s) values (%s)".formatted(quoted(session), String.join(", ", values.keySet()), marks),
                new ArrayList<>(values.values()).toArray());
    }

    /** Deletes the row of a version in the session's transaction. */
    public void delete(Session session, String version) {
        session.update("delete from " + quoted(session) + " where version = ?", version);
    }

    private boolean exists(Session session) {
        return Boolean.TRUE.equals(session.query("select to_regclass(?) is not null", quoted(session))
                .single());
    }

    private List<String> columns(Session session) {
        return session
                .query(
                        "select attname::text from pg_attribute where attrelid = to_regclass(?) and attnum > 0 and not attisdropped",
                        quoted(session))
                .rows()
                .stream()
                .map(row -> row.get(0).toString())
                .toList();
    }

    private String quoted(Session session) {
        var parts = table.split("\\.", 2);
        return session.query("select quote_ident(?) || '.' || quote_ident(?)", parts[0], parts[1])
                .single()
                .toString();
    }
}

package dev.gonogo.postgres;

import java.util.Optional;

/**
 * The rows of a table in the order of a key, a range at a time. A range begins behind the last key of the one before, so
 * that no offset is counted through. It ends with the row that was the last one when it was looked at: rows that come behind
 * that are in no range, and a trigger has to see to them. Immutable.
 */
public final class KeyRange {

    private final String table;
    private final String key;
    private final String type;
    private final Optional<String> last;

    /**
     * @param type of the key, as SQL writes it
     * @param last key of all; empty when there is no row
     */
    private KeyRange(String table, String key, String type, Optional<String> last) {
        this.table = table;
        this.key = key;
        this.type = type;
        this.last = last;
    }

    /**
     * Looks at the table.
     *
     * @param table as it is written in SQL
     * @param key the name of a column, as it is
     * @throws StatementFailed when there is no such table
     * @throws IllegalArgumentException when rows cannot be gone through by this key; its message says why
     */
    public static KeyRange of(Session session, String table, String key) {
        var found = session.query(Queries.read("key"), table, key).rows();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("table %s has no column `%s`".formatted(table, key));
        }
        var row = found.get(0);
        if (!Boolean.TRUE.equals(row.get(2))) {
            throw new IllegalArgumentException(
                    "column `%s` of %s may be NULL, and rows in which it is would be left out".formatted(key, table));
        }
        if (!Boolean.TRUE.equals(row.get(3))) {
            throw new IllegalArgumentException(
                    "no valid index of %s is in the order of `%s`, so each batch would read the whole table"
                            .formatted(table, key));
        }
        var name = row.get(0).toString();
        var last = first(
                session, "select %s::text as of_row from %s order by %s desc limit 1".formatted(name, table, name));
        return new KeyRange(table, name, row.get(1).toString(), last);
    }

    /** The key of the last row of the next range. @param after the last of the range before; empty at the beginning */
    public Optional<String> end(Session session, Optional<String> after, int rows) {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        var left = "from %s where %s".formatted(table, condition(session, after, last.get()));
        return first(
                        session,
                        "select %s::text as of_row %s order by %s offset %d limit 1"
                                .formatted(key, left, key, rows - 1))
                .or(() -> first(
                        session, "select %s::text as of_row %s order by %s desc limit 1".formatted(key, left, key)));
    }

    /** The condition of a range, as SQL. */
    public String condition(Session session, Optional<String> after, String end) {
        var begin = after.map(last -> "%s > %s and ".formatted(key, literal(session, last)))
                .orElse("");
        return begin + "%s <= %s".formatted(key, literal(session, end));
    }

    /** How many rows the server believes the table has; negative when it does not know. */
    public long estimatedRows(Session session) {
        return ((Number) session.query("select reltuples::bigint from pg_class where oid = ?::regclass", table)
                        .single())
                .longValue();
    }

    private static Optional<String> first(Session session, String query) {
        return session.query(query).rows().stream()
                .map(row -> row.get(0).toString())
                .findFirst();
    }

    private String literal(Session session, String value) {
        return session.query("select quote_literal(?)", value).single() + "::" + type;
    }
}

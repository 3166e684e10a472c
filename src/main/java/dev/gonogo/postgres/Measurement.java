package dev.gonogo.postgres;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A quantity of the server.
 *
 * @param of whose it is
 * @param quantity what is measured, as `used`
 * @param value in percent, seconds, bytes or a number; empty when it cannot be known
 * @param detail what else helps somebody who reads it
 */
public record Measurement(String of, String quantity, Optional<BigDecimal> value, String detail) {

    static final String NOT_VISIBLE =
            "this role is not shown what others do; `grant pg_read_all_stats` to it lets it be";

    /** How much of their numbers sequences have given out. */
    public static List<Measurement> sequences(Session session) {
        return all(session.query(Queries.read("measure-sequences")));
    }

    /** How near databases and tables are to the wraparound. */
    public static List<Measurement> wraparound(Session session) {
        return all(session.query(Queries.read("measure-wraparound")));
    }

    /** @throws IllegalStateException when the role may not see it; its message says what to do */
    public static List<Measurement> replication(Session session) {
        return whenVisible(session, "measure-replication");
    }

    /** @throws IllegalStateException when the role may not see it; its message says what to do */
    public static List<Measurement> connections(Session session) {
        return whenVisible(session, "measure-connections");
    }

    /** @throws IllegalStateException when the role may not see it; its message says what to do */
    public static List<Measurement> sessions(Session session) {
        return whenVisible(session, "measure-sessions");
    }

    public static List<Measurement> sizes(Session session) {
        return all(session.query(Queries.read("measure-sizes")));
    }

    /** @throws IllegalStateException when there are no statistics, or the role may not see them; its message says what to do */
    public static List<Measurement> statements(Session session, int calls) {
        var schema = session.query(Queries.read("extension-schema"), "pg_stat_statements")
                .rows();
        if (schema.isEmpty()) {
            throw new IllegalStateException(
                    "pg_stat_statements is not in this database; it needs `shared_preload_libraries` and `create extension`");
        }
        visible(session);
        var query = Queries.read("measure-statements")
                .replace("%s", (String) schema.get(0).get(0));
        return all(session.query(query, calls));
    }

    private static List<Measurement> whenVisible(Session session, String query) {
        visible(session);
        return all(session.query(Queries.read(query)));
    }

    private static void visible(Session session) {
        if (!Load.isVisible(session)) {
            throw new IllegalStateException(NOT_VISIBLE);
        }
    }

    private static List<Measurement> all(Rows rows) {
        return rows.rows().stream()
                .map(row -> new Measurement(
                        text(row.get(0)),
                        text(row.get(1)),
                        Optional.ofNullable(row.get(2)).map(value -> new BigDecimal(value.toString())),
                        text(row.get(3))))
                .toList();
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}

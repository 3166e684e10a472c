package dev.gonogo.postgres;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a server says of its configuration, extensions, enums and roles. */
public final class ServerFacts {

    private ServerFacts() {}

    /**
     * A configuration parameter.
     *
     * @param shown as `SHOW` writes it
     * @param number in bytes, seconds, or as it is; empty when it is none
     * @param unit BYTES, SECONDS or COUNT
     * @param own whether this session was started with it, so that it tells nothing of the server
     */
    public record Parameter(String shown, Optional<BigDecimal> number, String unit, boolean own) {}

    /** @param installed empty when it is not */
    public record Extension(Optional<String> installed, Optional<String> available) {}

    public static Optional<Parameter> parameter(Session session, String name) {
        return session.query(Queries.read("parameter"), name).rows().stream()
                .map(row -> new Parameter(
                        (String) row.get(0),
                        Optional.ofNullable(row.get(1)).map(value -> new BigDecimal(value.toString())),
                        (String) row.get(2),
                        (Boolean) row.get(3)))
                .findFirst();
    }

    public static List<String> pendingRestart(Session session) {
        return texts(session.query(Queries.read("pending-restart")));
    }

    public static Extension extension(Session session, String name) {
        var row = session.query(Queries.read("extension"), name).rows().get(0);
        return new Extension(Optional.ofNullable((String) row.get(0)), Optional.ofNullable((String) row.get(1)));
    }

    /** In their order; empty when there is no such enum. */
    public static List<String> labels(Session session, String type) {
        return texts(session.query(Queries.read("enum-labels"), type));
    }

    /** By name; empty when there is no such role. */
    public static Map<String, Boolean> attributes(Session session, String role) {
        var found = session.query(Queries.read("role-attributes"), role);
        var attributes = new TreeMap<String, Boolean>();
        if (!found.rows().isEmpty()) {
            for (int i = 0; i < found.columns().size(); i++) {
                attributes.put(
                        found.columns().get(i), (Boolean) found.rows().get(0).get(i));
            }
        }
        return attributes;
    }

    /** @param kind of the object, as `table`; @throws StatementFailed also when there is no such object or privilege */
    public static boolean has(Session session, String role, String privilege, String kind, String name) {
        return Boolean.TRUE.equals(
                session.query("select has_%s_privilege(?, ?, ?)".formatted(kind), role, name, privilege)
                        .single());
    }

    private static List<String> texts(Rows rows) {
        return rows.rows().stream().map(row -> (String) row.get(0)).toList();
    }
}

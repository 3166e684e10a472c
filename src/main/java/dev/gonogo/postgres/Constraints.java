package dev.gonogo.postgres;

import java.util.List;

/** Constraints looked up by name. */
public final class Constraints {

    private Constraints() {}

    public record Constraint(String name, String table, String definition, boolean validated) {}

    /** Those of the names that exist, in any schema but the system's. */
    public static List<Constraint> named(Session session, List<String> names) {
        return session.query(Queries.read("constraints"), String.join(",", names)).rows().stream()
                .map(row -> new Constraint(
                        (String) row.get(0), (String) row.get(1), (String) row.get(2), (Boolean) row.get(3)))
                .toList();
    }
}

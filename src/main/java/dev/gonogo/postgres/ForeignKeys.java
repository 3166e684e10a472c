package dev.gonogo.postgres;

import java.util.List;
import java.util.Optional;

/** Foreign keys of a schema, and rows that break them. */
public final class ForeignKeys {

    private ForeignKeys() {}

    /**
     * A foreign key.
     *
     * @param name with its table, as `public.alerts.alerts_clause_id_fkey`
     * @param orphanQuery counts the rows that reference nothing
     */
    public record Key(String name, String references, boolean validated, String orphanQuery) {}

    /** @param to the referenced table's name without schema; empty: any */
    public static List<Key> read(Session session, String schema, Optional<String> to) {
        return session.query(Queries.read("foreign-keys"), schema, to.orElse(""), to.orElse("")).rows().stream()
                .map(row ->
                        new Key((String) row.get(0), (String) row.get(1), (Boolean) row.get(2), (String) row.get(3)))
                .toList();
    }

    public static long orphans(Session session, Key key) {
        return ((Number) session.query(key.orphanQuery()).single()).longValue();
    }
}

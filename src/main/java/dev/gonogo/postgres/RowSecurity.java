package dev.gonogo.postgres;

import java.util.List;

/** Row level security as the catalog states it, table by table. */
public final class RowSecurity {

    private RowSecurity() {}

    /** A table's flags and the number of its policies. */
    public record Table(String table, boolean enabled, boolean forced, long policies) {

        /** What it lacks, in words. */
        public String lack(boolean force) {
            if (!enabled) {
                return "not enabled";
            }
            return policies == 0 ? "no policy" : force && !forced ? "not forced" : "nothing";
        }
    }

    /** Every ordinary table of the schema, by name. */
    public static List<Table> read(Session session, String schema) {
        return session.query(Queries.read("row-security"), schema).rows().stream()
                .map(row -> new Table(
                        (String) row.get(0),
                        (Boolean) row.get(1),
                        (Boolean) row.get(2),
                        ((Number) row.get(3)).longValue()))
                .toList();
    }
}

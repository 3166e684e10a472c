package dev.gonogo.postgres;

import java.util.List;
import java.util.Optional;

/** Indexes as statements name them: quoted or not, found by the session's search_path. */
public final class Indexes {

    private Indexes() {}

    /**
     * What bears an index's name beside a table.
     *
     * @param name quoted, with its schema
     * @param object as the catalog's objects are written, `index public.i`
     * @param onTable whether it is an index of that table
     * @param usable whether queries and constraints can rely on it: it is valid, and ready for writes
     * @param simple whether it is an index itself; one of a partitioned table is made of others
     */
    public record Index(String name, String object, boolean onTable, boolean usable, boolean simple) {

        /** Whether it is what a build leaves that did not come to its end. */
        public boolean isBroken() {
            return simple && onTable && !usable;
        }
    }

    /** What an index would be called that is made on the table; empty when the name is free or there is no such table. */
    public static Optional<Index> ofTable(Session session, String table, String index) {
        return session.query(Queries.read("index-of-table"), table, index).rows().stream()
                .map(row -> new Index(
                        (String) row.get(0),
                        "index " + row.get(1),
                        (Boolean) row.get(2),
                        (Boolean) row.get(3),
                        (Boolean) row.get(4)))
                .findFirst();
    }

    /** The index of the name, as the catalog's objects are written. */
    public static Optional<String> named(Session session, String name) {
        return session.query(Queries.read("index"), name).rows().stream()
                .map(row -> "index " + row.get(0))
                .findFirst();
    }

    /** Whether there is an index of the name, and queries cannot use it. */
    public static boolean isInvalid(Session session, String name) {
        return session.query(Queries.read("index"), name).rows().stream()
                .anyMatch(row -> Boolean.FALSE.equals(row.get(1)));
    }

    /**
     * Quoted names of the invalid indexes that an interrupted `REINDEX … CONCURRENTLY` left.
     *
     * @param scope `INDEX`, `TABLE` or `SCHEMA`, everything else for the whole database
     */
    public static List<String> leftovers(Session session, String scope, String name) {
        return session.query(Queries.read("reindex-leftovers"), scope, name).rows().stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    /** Drops an index without blocking its table. @param name quoted */
    public static void drop(Session session, String name) {
        session.execute("drop index concurrently if exists " + name);
    }
}

package dev.gonogo.postgres;

import java.util.List;

/**
 * Code of a database's own that the server may run beside a statement, in triggers, defaults, policies and constraints, or
 * because it is called: what did not come with PostgreSQL. But for whether there are functions, it asks the server each time; used
 * by one thread.
 */
public final class OwnCode {

    // what the server itself brings has lower numbers
    private static final String AT_ADDITIONS = """
            select exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D'),
                   exists (select from pg_catalog.pg_amproc where oid >= 16384)
                or exists (select from pg_catalog.pg_amop where oid >= 16384)
                or exists (select from pg_catalog.pg_range where rngtypid >= 16384)
                or exists (select from pg_catalog.pg_constraint where contypid >= 16384)""";

    private static final String OF_TYPES_AND_INDEXES = Queries.read("code-of-types");

    private static final String MEDDLES = """
            , exists (select from pg_catalog.pg_proc
                       where oid >= 16384
                         and (prosrc ~* 'track_counts' or proconfig::text ~* 'track_counts'))""";

    private final Session session;
    private final boolean hasFunctions;

    /** @param hasFunctions as the server said when the session was clean last */
    OwnCode(Session session, boolean hasFunctions) {
        this.session = session;
        this.hasFunctions = hasFunctions;
    }

    /**
     * Whether some may run when objects are added, whatever is written there: event triggers, and what operators and operator
     * classes for indexes, ranges and the checks of domains call, unless it is written in C. Quick where there are none of them.
     */
    public boolean runsAtAdditions() {
        return runsAtAdditions(session.query(AT_ADDITIONS).rows().get(0));
    }

    /**
     * Whether some may write to the catalog without being counted by {@link CatalogWrites}: when objects are added, or because a
     * function meddles with the setting by which the server counts. Reads the text of all functions.
     */
    public boolean runsUncounted() {
        var found = session.query(AT_ADDITIONS + MEDDLES).rows().get(0);
        return is(found.get(2)) || runsAtAdditions(found);
    }

    private boolean runsAtAdditions(List<Object> found) {
        return is(found.get(0))
                || is(found.get(1)) && is(session.query(OF_TYPES_AND_INDEXES).single());
    }

    /** Whether there were any when the session was clean last. Without any there is no code of the database's own at all. */
    public boolean hasFunctions() {
        return hasFunctions;
    }

    private static boolean is(Object found) {
        return Boolean.TRUE.equals(found);
    }
}

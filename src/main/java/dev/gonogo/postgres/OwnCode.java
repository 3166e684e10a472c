package dev.gonogo.postgres;

/**
 * Code of a database's own that the server may run beside a statement, in triggers, defaults, policies and constraints, or
 * because it is called: what did not come with PostgreSQL. Asks the server each time; used by one thread.
 */
public final class OwnCode {

    // what the server itself brings has lower numbers
    private static final String AT_ADDITIONS = """
            select exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D'),
                   exists (select from pg_catalog.pg_amproc where oid >= 16384)""";

    private static final String IN_INDEXES = """
            select exists (select from pg_catalog.pg_amproc support
                             join pg_catalog.pg_proc called on called.oid = support.amproc
                             join pg_catalog.pg_language written on written.oid = called.prolang
                            where support.oid >= 16384 and written.lanname not in ('c', 'internal'))""";

    private static final String FUNCTIONS = "select exists (select from pg_catalog.pg_proc where oid >= 16384)";

    private static final String MEDDLES = """
            select exists (select from pg_catalog.pg_proc
                            where oid >= 16384
                              and (prosrc ~* 'track_counts' or proconfig::text ~* 'track_counts'))""";

    private final Session session;

    public OwnCode(Session session) {
        this.session = session;
    }

    /**
     * Whether some may run when objects are added: there are event triggers, or an operator class for indexes calls what is not
     * written in C. Quick where neither event triggers nor operator classes were added.
     */
    public boolean runsAtAdditions() {
        var found = session.query(AT_ADDITIONS).rows().get(0);
        return is(found.get(0))
                || is(found.get(1)) && is(session.query(IN_INDEXES).single());
    }

    public boolean hasFunctions() {
        return is(session.query(FUNCTIONS).single());
    }

    /** Whether a function meddles with the setting by which {@link CatalogWrites} are counted. Reads the text of all of them. */
    public boolean meddlesWithCounts() {
        return is(session.query(MEDDLES).single());
    }

    private static boolean is(Object found) {
        return Boolean.TRUE.equals(found);
    }
}

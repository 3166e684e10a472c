package dev.gonogo.postgres;

/**
 * Code of a database's own that the server may run beside a statement, in triggers, defaults, policies and constraints, or
 * because it is called.
 *
 * @param functions whether there is any that did not come with PostgreSQL
 * @param inIndexes whether an operator class for indexes calls some that is not written in C
 * @param atDdl whether there are event triggers
 * @param countsWrites whether none of it meddles with the setting by which {@link CatalogWrites} are counted
 */
public record OwnCode(boolean functions, boolean inIndexes, boolean atDdl, boolean countsWrites) {

    // what the server itself brings has lower numbers
    private static final String QUERY = """
            select exists (select from pg_catalog.pg_proc where oid >= 16384),
                   exists (select from pg_catalog.pg_amproc support
                             join pg_catalog.pg_proc called on called.oid = support.amproc
                             join pg_catalog.pg_language written on written.oid = called.prolang
                            where written.lanname not in ('c', 'internal')),
                   exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D'),
                   not exists (select from pg_catalog.pg_proc
                                where oid >= 16384
                                  and (prosrc ~* 'track_counts' or proconfig::text ~* 'track_counts'))""";

    public static OwnCode read(Session session) {
        var found = session.query(QUERY).rows().get(0);
        return new OwnCode(is(found.get(0)), is(found.get(1)), is(found.get(2)), is(found.get(3)));
    }

    private static boolean is(Object found) {
        return Boolean.TRUE.equals(found);
    }
}

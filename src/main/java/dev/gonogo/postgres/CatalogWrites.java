package dev.gonogo.postgres;

import java.util.OptionalLong;

/** How often a transaction has written to the system catalogs, as the server counts for its statistics. */
public final class CatalogWrites {

    private static final String QUERY = """
            select case when pg_catalog.current_setting('track_counts')::boolean then
                     pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(oid)
                       + pg_catalog.pg_stat_get_xact_tuples_updated(oid)
                       + pg_catalog.pg_stat_get_xact_tuples_deleted(oid))::bigint
                   end
              from pg_catalog.pg_class
             where oid < 16384 and relkind = 'r'""";

    private CatalogWrites() {}

    /**
     * Rows that were inserted, changed and deleted there. Only two numbers of one transaction can be compared: each holds what
     * earlier transactions of the session have left uncounted. Empty when the server does not count.
     */
    public static OptionalLong inTransaction(Session session) {
        return session.query(QUERY).single() instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }
}

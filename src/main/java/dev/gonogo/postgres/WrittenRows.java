package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many rows of each table a session's transaction has inserted, updated and deleted. */
public final class WrittenRows {

    private static final String QUERY = Queries.read("written-rows");

    private WrittenRows() {}

    /** What the work, in the transaction that the session has begun, writes: rows by `schema.table`, tables with none left out. */
    public static Map<String, Long> by(Session session, Runnable work) {
        var before = count(session);
        work.run();
        var written = new LinkedHashMap<String, Long>();
        count(session).forEach((table, rows) -> {
            long more = rows - before.getOrDefault(table, 0L);
            if (more > 0) {
                written.put(table, more);
            }
        });
        return written;
    }

    private static Map<String, Long> count(Session session) {
        var rows = new LinkedHashMap<String, Long>();
        session.query(QUERY).rows().forEach(row -> rows.put(row.get(0).toString(), ((Number) row.get(1)).longValue()));
        return rows;
    }
}

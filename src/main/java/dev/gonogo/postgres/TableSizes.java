package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;

/** How large tables are. */
public final class TableSizes {

    private TableSizes() {}

    /** Bytes with indexes and TOAST of every table and materialized view, by `schema.table`. */
    public static Map<String, Long> read(Session session) {
        var sizes = new LinkedHashMap<String, Long>();
        session.query(Queries.read("relation-files"))
                .rows()
                .forEach(row -> sizes.put(row.get(1).toString(), ((Number) row.get(3)).longValue()));
        return sizes;
    }
}

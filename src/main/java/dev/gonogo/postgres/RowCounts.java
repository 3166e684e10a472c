package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The exact number of rows of every ordinary table, by `schema.table`. Gonogo's own tables and histories are not counted. */
public record RowCounts(SortedMap<String, Long> rows) {

    public RowCounts {
        rows = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /**
     * Counts in one transaction with one snapshot.
     *
     * @param history the migrations' history table, which changes by itself; empty when there is none
     * @throws StatementFailed also when row level security would hide rows from this role
     */
    public static RowCounts read(Session session, String history) {
        session.execute("begin isolation level repeatable read read only");
        try {
            session.execute("set local row_security = off");
            var counts = new TreeMap<String, Long>();
            for (var row : session.query(Queries.read("tables")).rows()) {
                var name = row.get(0).toString();
                if (!name.equals(history)) {
                    counts.put(
                            name,
                            ((Number) session.query("select count(*) from " + row.get(1))
                                            .single())
                                    .longValue());
                }
            }
            return new RowCounts(counts);
        } finally {
            session.execute("rollback");
        }
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Tables of both whose counts differ, as `before → after`; tables of one only are the catalog's business. */
    public Map<String, String> differences(RowCounts after) {
        var differences = new LinkedHashMap<String, String>();
        rows.forEach((table, before) -> {
            var now = after.rows.get(table);
            if (now != null && !now.equals(before)) {
                differences.put(table, before + " → " + now);
            }
        });
        return differences;
    }
}

package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
        return inOneSnapshot(session, () -> count(session, history));
    }

    /** Counts everything while others see the very same rows, by the snapshot that is exported to them. */
    public static RowCounts readWith(Session session, Consumer<String> others) {
        return inOneSnapshot(session, () -> {
            session.execute("set local idle_in_transaction_session_timeout = 0");
            others.accept((String) session.query("select pg_export_snapshot()").single());
            return count(session, "");
        });
    }

    private static RowCounts inOneSnapshot(Session session, Supplier<RowCounts> counting) {
        session.execute("begin isolation level repeatable read read only");
        try {
            session.execute("set local row_security = off");
            return counting.get();
        } finally {
            session.execute("rollback");
        }
    }

    private static RowCounts count(Session session, String history) {
        var counts = new TreeMap<String, Long>();
        for (var row : session.query(Queries.read("tables")).rows()) {
            var name = row.get(0).toString();
            if (!name.equals(history)) {
                var count = session.query("select count(*) from " + row.get(1)).single();
                counts.put(name, ((Number) count).longValue());
            }
        }
        return new RowCounts(counts);
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

package dev.gonogo.postgres;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum over the content of every ordinary table, by `schema.table`: two tables with the same rows in any order have the
 * same, and the order of columns does not count. Gonogo's own tables and histories are left out.
 */
public record RowSums(SortedMap<String, String> sums) {

    private static final String COLUMNS = Queries.read("row-sum");

    public RowSums {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /**
     * Reads every row of every table, in one transaction with one snapshot.
     *
     * @param history the migrations' history table, which changes by itself; empty when there is none
     */
    public static RowSums read(Session session, String history) {
        session.execute("begin isolation level repeatable read read only");
        try {
            session.execute("set local row_security = off");
            return readIn(session, history);
        } finally {
            session.execute("rollback");
        }
    }

    /** The same in the transaction that the session is in, with its snapshot. */
    public static RowSums readIn(Session session, String history) {
        var sums = new TreeMap<String, String>();
        for (var row : session.query(COLUMNS).rows()) {
            if (!row.get(0).equals(history)) {
                sums.put(
                        row.get(0).toString(),
                        session.query(row.get(1).toString()).single().toString());
            }
        }
        return new RowSums(sums);
    }

    /** Tables of both whose content differs. */
    public Map<String, String> differences(RowSums after) {
        var differences = new LinkedHashMap<String, String>();
        sums.forEach((table, before) -> {
            var now = after.sums.get(table);
            if (now != null && !now.equals(before)) {
                differences.put(table, before + " → " + now);
            }
        });
        return differences;
    }
}

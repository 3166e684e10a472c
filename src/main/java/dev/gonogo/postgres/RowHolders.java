package dev.gonogo.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which tables hold the rows that are counted for a table, by `schema.table`: a dump has those of each partition apart. */
public record RowHolders(Map<String, Set<String>> holders) {

    public static RowHolders read(Session session) {
        var holders = new HashMap<String, Set<String>>();
        session.query(Queries.read("row-holders"))
                .rows()
                .forEach(row -> holders.computeIfAbsent(row.get(0).toString(), table -> new TreeSet<>())
                        .add(row.get(1).toString()));
        return new RowHolders(holders);
    }

    /**
     * The rows of a dump as the original counts them. A table of which the dump has no rows at all, not even none, is left
     * out.
     */
    public RowCounts counted(RowCounts original, SortedMap<String, Long> dumped) {
        var counts = new TreeMap<String, Long>();
        original.rows().keySet().forEach(table -> {
            var own = holders.getOrDefault(table, Set.of());
            if (own.isEmpty() || own.stream().anyMatch(dumped::containsKey)) {
                counts.put(
                        table,
                        own.stream()
                                .mapToLong(holder -> dumped.getOrDefault(holder, 0L))
                                .sum());
            }
        });
        return new RowCounts(counts);
    }
}

package dev.gonogo.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A query's result in memory: values in the order of the columns, NULL as null, numbers, truths and texts as Java has them. */
public record Rows(List<String> columns, List<List<Object>> rows) {

    public Rows {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** The first value of the only row. */
    public Object single() {
        return rows.get(0).get(0);
    }
}

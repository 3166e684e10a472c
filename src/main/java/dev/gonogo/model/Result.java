package dev.gonogo.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a query returned.
 *
 * @param rows values in the order of the columns, NULL as null
 * @param elapsed from sending the query to its last row
 */
public record Result(List<String> columns, List<List<Object>> rows, Duration elapsed) {

    public Result {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }
}

package dev.gonogo.postgres;

import java.util.List;

/** Names of a database that a person may type. */
public final class Names {

    private Names() {}

    /** Relations and columns. */
    public static List<String> of(Session asking) {
        return asking.query(Queries.read("names")).rows().stream()
                .map(row -> (String) row.get(0))
                .toList();
    }
}

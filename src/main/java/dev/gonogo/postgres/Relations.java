package dev.gonogo.postgres;

import java.util.Collection;
import java.util.List;

/** Tables, views and sequences of a database, by `schema.name`. */
public final class Relations {

    private Relations() {}

    /** Which of these are there. */
    public static List<String> thereOf(Session session, Collection<String> names) {
        return session.query(Queries.read("relations")).rows().stream()
                .map(row -> row.get(0).toString())
                .filter(names::contains)
                .toList();
    }
}

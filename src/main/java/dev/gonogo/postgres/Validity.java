package dev.gonogo.postgres;

import java.util.List;

/** Indexes, constraints and triggers that are there and do not do what they are there for. */
public final class Validity {

    private Validity() {}

    /** @param name with its schema; @param told as a sentence */
    public record Fault(String name, String told) {}

    public static List<Fault> faults(Session session) {
        return session.query(Queries.read("not-valid")).rows().stream()
                .map(row -> new Fault((String) row.get(0), (String) row.get(1)))
                .toList();
    }
}

package dev.gonogo.postgres;

import java.util.Optional;

/** Rows of `gonogo.receipt`: a step inserts its own in its own transaction, so that commit and "done" are one fact. */
public final class Receipts {

    private Receipts() {}

    public static void create(Session session) {
        session.execute("create schema if not exists gonogo");
        session.execute(Queries.read("receipt-table"));
    }

    /**
     * Inserts the receipt into the session's transaction.
     *
     * @param part of the step, such as a migration file; empty when the step has one part
     */
    public static void insert(Session session, String run, String step, String part, String digest) {
        session.update(
                "insert into gonogo.receipt (run, step, part, digest) values (?, ?, ?, ?)", run, step, part, digest);
    }

    /** The digest under which a part was done, empty when it was not. */
    public static Optional<String> find(Session session, String run, String step, String part) {
        return session
                .query("select digest from gonogo.receipt where run = ? and step = ? and part = ?", run, step, part)
                .rows()
                .stream()
                .map(row -> row.get(0).toString())
                .findFirst();
    }
}

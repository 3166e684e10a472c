package dev.gonogo.postgres;

import java.util.List;
import java.util.Optional;

/** The table `gonogo.checkpoint`: how far a run has come with a step that goes through a table in batches. */
public final class Checkpoints {

    private static final String PUT = Queries.read("put-checkpoint");

    private Checkpoints() {}

    /**
     * How far a step has come.
     *
     * @param digest of the step when it began
     * @param after the last key that is done
     * @param rows that were changed until there
     */
    public record Checkpoint(String digest, String after, long rows, long batches) {}

    public static void create(Session session) {
        session.execute("create schema if not exists gonogo");
        session.execute(Queries.read("checkpoint-table"));
    }

    /** Puts it into the session's transaction, in the place of the one before. */
    public static void put(Session session, String run, String step, Checkpoint reached) {
        session.update(PUT, run, step, reached.digest(), reached.after(), reached.rows(), reached.batches());
    }

    public static Optional<Checkpoint> of(Session session, String run, String step) {
        return session
                .query(
                        "select digest, \"after\", rows, batches from gonogo.checkpoint where run = ? and step = ?",
                        run,
                        step)
                .rows()
                .stream()
                .map(row -> new Checkpoint(
                        (String) row.get(0),
                        (String) row.get(1),
                        ((Number) row.get(2)).longValue(),
                        ((Number) row.get(3)).longValue()))
                .findFirst();
    }

    /** Forgets those of steps that were taken back, in the session's transaction. */
    static void forget(Session session, String run, List<String> steps) {
        if (Boolean.TRUE.equals(session.query("select to_regclass('gonogo.checkpoint') is not null")
                .single())) {
            steps.forEach(
                    step -> session.update("delete from gonogo.checkpoint where run = ? and step = ?", run, step));
        }
    }
}

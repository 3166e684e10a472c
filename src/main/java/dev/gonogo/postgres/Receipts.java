package dev.gonogo.postgres;

import java.util.List;

/** The table `gonogo.receipt`, with a {@link Receipt} of everything that a run committed. */
public final class Receipts {

    private static final String ALREADY_THERE = "23505";

    private Receipts() {}

    public static void create(Session session) {
        session.execute("create schema if not exists gonogo");
        session.execute(Queries.read("receipt-table"));
        session.execute(Queries.read("receipt-index"));
    }

    /** Inserts the receipt into the session's transaction. */
    public static void insert(Session session, Receipt receipt) {
        insertion(receipt).in(session);
    }

    /** What inserts the receipt. */
    public static RowChange insertion(Receipt receipt) {
        return new RowChange(
                "insert into gonogo.receipt (run, step, part, digest) values (?, ?, ?, ?)",
                List.of(receipt.run(), receipt.step(), receipt.part(), receipt.digest()));
    }

    /**
     * Takes the receipts of steps out of what counts as done, in the session's transaction: what they stand for was taken
     * back, or is about to be done another time. The rows stay.
     */
    public static void withdraw(Session session, String run, List<String> steps) {
        Checkpoints.forget(session, run, steps);
        if (isThere(session)) {
            steps.forEach(step -> session.update(
                    "update gonogo.receipt set withdrawn_at = clock_timestamp() where run = ? and step = ? and withdrawn_at is null",
                    run,
                    step));
        }
    }

    private static boolean isThere(Session session) {
        return Boolean.TRUE.equals(session.query("select to_regclass('gonogo.receipt') is not null")
                .single());
    }

    /** Whether a run has committed anything, taken back since or not. */
    public static boolean anyOf(Session session, String run) {
        return isThere(session)
                && Boolean.TRUE.equals(session.query("select exists (select from gonogo.receipt where run = ?)", run)
                        .single());
    }

    /** All receipts of a run that stand, in the order of the commits; none when the target has no such table. */
    public static List<Receipt> of(Session session, String run) {
        if (!isThere(session)) {
            return List.of();
        }
        return session.query(Queries.read("receipts"), run).rows().stream()
                .map(row -> new Receipt(run, (String) row.get(0), (String) row.get(1), (String) row.get(2)))
                .toList();
    }

    /**
     * Whether a transaction whose end is unknown was committed. Waits for its end: only then can its receipt be inserted a
     * second time, or be refused as there already.
     *
     * @param session outside of any transaction
     * @throws StatementFailed when the other transaction does not end within the lock timeout
     */
    public static boolean committed(Session session, Receipt receipt) {
        session.begin();
        try {
            insert(session, receipt);
            return false;
        } catch (StatementFailed refused) {
            if (refused.sqlState().equals(ALREADY_THERE)) {
                return true;
            }
            throw refused;
        } finally {
            session.rollback();
        }
    }
}

package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.StillThere;
import dev.gonogo.run.script.CommitUnknown;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How a script's transaction ends: what it leaves in the target beside its own work, and the commit. */
final class Ending {

    private final Optional<Left> left;

    private Ending(Optional<Left> left) {
        this.left = left;
    }

    /** @param asking sessions for asking what became of the commit */
    private record Left(Receipt receipt, List<RowChange> history, Database asking, Consumer<Notice> notices) {}

    /** For scratch databases. */
    static Ending withoutTrace() {
        return new Ending(Optional.empty());
    }

    /** With a receipt of a part of the step. @param history what changes the migrations' history in the same transaction */
    static Ending leaving(StepRun run, String part, String digest, List<RowChange> history) {
        var receipt = new Receipt(run.run().id(), run.step().id(), part, digest);
        return new Ending(
                Optional.of(new Left(receipt, history, run.run().target().database(), run::notice)));
    }

    /**
     * Commits as the session's own role, whichever the script has taken.
     *
     * @throws StatementFailed when nothing was committed
     * @throws CommitUnknown when it could not be found out whether something was
     */
    void commit(Session session) {
        var last = left.map(
                        trace -> Stream.concat(trace.history().stream(), Stream.of(Receipts.insertion(trace.receipt())))
                                .toList())
                .orElse(List.of());
        try {
            session.commit(last);
        } catch (StatementFailed failed) {
            if (!failed.lostConnection() || left.isEmpty() || !committed(left.get(), session, failed)) {
                throw failed;
            }
        }
    }

    /**
     * Leaves the trace of what took effect outside of any transaction, in a transaction of its own.
     *
     * @throws StatementFailed when the trace could not be left
     * @throws CommitUnknown as {@link #commit}
     */
    void record() {
        left.ifPresent(trace -> {
            try (var session = trace.asking().open()) {
                session.begin();
                commit(session);
            }
        });
    }

    /** A server process to which the commit has not come yet could still carry it out: it is ended before that is excluded. */
    private static boolean committed(Left left, Session broken, StatementFailed lost) {
        try (var session = left.asking().open()) {
            boolean committed = Receipts.committed(session, left.receipt());
            if (!committed) {
                broken.mustBeGone(session);
                committed = Receipts.committed(session, left.receipt());
            }
            left.notices()
                    .accept(new Notice(
                            "LOST",
                            "the answer to the commit got lost; by the receipt it took "
                                    + (committed ? "effect" : "no effect")));
            return committed;
        } catch (DatabaseUnreachable | StatementFailed | StillThere unknown) {
            throw new CommitUnknown(lost, unknown);
        }
    }
}

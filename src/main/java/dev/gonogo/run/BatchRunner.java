package dev.gonogo.run;

import dev.gonogo.model.Batch;
import dev.gonogo.postgres.Checkpoints;
import dev.gonogo.postgres.Checkpoints.Checkpoint;
import dev.gonogo.postgres.KeyRange;
import dev.gonogo.postgres.Load;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.LockRetry;
import dev.gonogo.sql.RangedStatement;
import dev.gonogo.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * `batch`: a range of keys at a time, each in a transaction with the checkpoint that says how far it has come. It goes on
 * behind the last checkpoint of its run, whatever ended it.
 */
final class BatchRunner {

    /** The receipt of all batches together, and of the first. */
    static final String WHOLE = "";

    private static final String BEGUN = "batches";
    private static final Duration BETWEEN_TOLD = Duration.ofSeconds(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final StepRun run;
    private final Batch step;
    private final String digest;
    private final RangedStatement statement;
    private final LockRetry lockRetry;
    private Instant toldAt = Instant.MIN;

    BatchRunner(StepRun run, Batch step) {
        this.run = run;
        this.step = step;
        this.digest = run.run().planned(step).digest();
        this.statement = RangedStatement.of(step.statement());
        this.lockRetry = new LockRetry(run.run().target().target().retryLocks(), run::notice);
    }

    Outcome run() {
        try (var session = run.database().open().notices(run::notice)) {
            Receipts.create(session);
            Checkpoints.create(session);
            session.execute("set row_security = off");
            if (isDone(session)) {
                return Outcome.passed("done already, as its receipt tells");
            }
            if (isThrottled() && !Load.isVisible(session)) {
                return Outcome.failed(
                        "`throttle` cannot see how busy the server is; `grant pg_read_all_stats` to this role lets it");
            }
            var reached = Checkpoints.of(session, run.run().id(), step.id());
            if (reached.filter(checkpoint -> !checkpoint.digest().equals(digest))
                    .isPresent()) {
                return Outcome.failed(
                        "a part of it was done in this run already, and it was another one then; bring it back as it was, or begin a new run");
            }
            reached.ifPresent(checkpoint -> run.notice(new Notice(
                    "CHECKPOINT",
                    "%d rows in %d batches are done already, up to key %s"
                            .formatted(checkpoint.rows(), checkpoint.batches(), checkpoint.after()))));
            return throughAll(session, KeyRange.of(session, step.table(), step.key()), reached);
        } catch (IllegalArgumentException unusable) {
            return Outcome.failed(unusable.getMessage());
        } finally {
            run.keepServerLog();
        }
    }

    private boolean isDone(Session session) {
        return Receipts.of(session, run.run().id()).contains(receipt(WHOLE));
    }

    private Outcome throughAll(Session session, KeyRange keys, Optional<Checkpoint> from) {
        var reached = from;
        long total = keys.estimatedRows(session);
        var begun = now();
        try {
            while (true) {
                throttle(session);
                if (run.run().interruption().isRequested()) {
                    return Outcome.broken("it was interrupted after " + told(reached) + "; it goes on behind them");
                }
                var next = next(session, keys, reached);
                if (next.isEmpty()) {
                    return finished(session, reached);
                }
                reached = next;
                tell(reached.get(), from, total, begun);
                pause();
            }
        } catch (StatementFailed failed) {
            if (failed.lostConnection()) {
                throw failed;
            }
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed("%s; done before: %s".formatted(failed.getMessage(), told(reached)));
        } finally {
            keep(reached);
        }
    }

    /** One batch; empty when there is none left. */
    private Optional<Checkpoint> next(Session session, KeyRange keys, Optional<Checkpoint> reached) {
        return lockRetry.run(() -> {
            session.begin();
            try {
                var done = change(session, keys, reached);
                session.commit();
                return done;
            } catch (StatementFailed failed) {
                rollBack(session, failed);
                throw failed;
            }
        });
    }

    private Optional<Checkpoint> change(Session session, KeyRange keys, Optional<Checkpoint> reached) {
        var after = reached.map(Checkpoint::after);
        return keys.end(session, after, step.size()).map(end -> {
            long rows = Math.max(0, session.execute(statement.with(keys.condition(session, after, end))));
            var now = new Checkpoint(
                    digest,
                    end,
                    rows + reached.map(Checkpoint::rows).orElse(0L),
                    1 + reached.map(Checkpoint::batches).orElse(0L));
            Checkpoints.put(session, run.run().id(), step.id(), now);
            if (reached.isEmpty()) {
                Receipts.insert(session, receipt(BEGUN));
            }
            return now;
        });
    }

    private static void rollBack(Session session, StatementFailed failed) {
        try {
            session.rollback();
        } catch (StatementFailed lost) {
            failed.addSuppressed(lost);
        }
    }

    private Outcome finished(Session session, Optional<Checkpoint> reached) {
        session.begin();
        Receipts.insert(session, receipt(WHOLE));
        session.commit();
        return run.warned()
                ? Outcome.warned(all(reached) + "; the server warned, see notices.txt")
                : Outcome.passed(all(reached));
    }

    private Receipt receipt(String part) {
        return new Receipt(run.run().id(), step.id(), part, digest);
    }

    private void pause() {
        if (!step.pause().isZero()) {
            run.run().pause().of(step.pause());
        }
    }

    private void throttle(Session session) {
        var wait = FIRST_WAIT;
        for (var because = tooMuch(session); because.isPresent(); because = tooMuch(session)) {
            if (run.run().interruption().isRequested()) {
                return;
            }
            if (wait.equals(FIRST_WAIT)) {
                run.notice(new Notice("THROTTLE", because.get()));
            }
            run.run().pause().of(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private boolean isThrottled() {
        return step.throttle().replicationLag().isPresent()
                || step.throttle().activeSessions().isPresent();
    }

    private Optional<String> tooMuch(Session session) {
        var most = step.throttle();
        if (!isThrottled()) {
            return Optional.empty();
        }
        var load = Load.of(session);
        if (most.replicationLag()
                .filter(lag -> load.replicationLag().compareTo(lag) > 0)
                .isPresent()) {
            return Optional.of(
                    "a standby is %d ms behind".formatted(load.replicationLag().toMillis()));
        }
        return most.activeSessions()
                .filter(sessions -> load.activeSessions() > sessions)
                .map(sessions -> "%d sessions are active".formatted(load.activeSessions()));
    }

    /** At most once a second: who follows the run wants to know how long it will take. */
    private void tell(Checkpoint reached, Optional<Checkpoint> from, long total, Instant begun) {
        var now = now();
        if (now.isAfter(toldAt.plus(BETWEEN_TOLD))) {
            toldAt = now;
            long gone = reached.batches() * step.size();
            long goneNow = gone - from.map(Checkpoint::batches).orElse(0L) * step.size();
            long milliseconds = Duration.between(begun, now).toMillis();
            long left = total <= 0 ? -1 : Math.max(0, total - gone) * milliseconds / goneNow;
            run.run()
                    .journal()
                    .note(new Event.Progressed(
                            step.id(), "", "rows", gone, total <= 0 ? total : Math.max(total, gone), left));
        }
    }

    private void keep(Optional<Checkpoint> reached) {
        reached.ifPresent(checkpoint -> run.evidence()
                .json(
                        "batches.json",
                        Map.of(
                                "rows", checkpoint.rows(),
                                "batches", checkpoint.batches(),
                                "upTo", checkpoint.after(),
                                "size", step.size())));
    }

    private static String all(Optional<Checkpoint> reached) {
        return reached.isEmpty() ? "the table has no row" : told(reached);
    }

    private static String told(Optional<Checkpoint> reached) {
        return reached.map(checkpoint -> "%d rows in %d batches, up to key %s"
                        .formatted(checkpoint.rows(), checkpoint.batches(), checkpoint.after()))
                .orElse("nothing");
    }

    private Instant now() {
        return run.run().clock().instant();
    }
}

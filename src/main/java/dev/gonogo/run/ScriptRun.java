package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogWrites;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.OwnCode;
import dev.gonogo.postgres.RenewedSession;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.Done.Fate;
import dev.gonogo.run.script.AloneRun;
import dev.gonogo.run.script.LockRetry;
import dev.gonogo.run.script.PortionInDoubt;
import dev.gonogo.run.script.ScriptFailed;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.run.script.Scripts;
import dev.gonogo.run.script.Sending;
import dev.gonogo.sql.Portion;
import dev.gonogo.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs scripts, each portion in a session in which nothing of another one is left: as one transaction, or as one statement that
 * cannot be in any. A portion that met a lock is tried again; one whose receipt is there is not run again.
 */
final class ScriptRun {

    private final Database database;
    private final RenewedSession sessions;
    private final boolean renews;
    private final Database asking;
    private final LockRetry lockRetry;
    private final Consumer<Notice> notices;
    private final Sending sending;

    /**
     * @param renews whether somebody closes the session in the end; else each portion has one of its own
     * @param asking the same database without the limits of the step, to find out what became of a statement
     */
    private ScriptRun(
            Database database,
            RenewedSession sessions,
            boolean renews,
            Database asking,
            LockRetry lockRetry,
            Consumer<Notice> notices,
            Sending sending) {
        this.database = database;
        this.sessions = sessions;
        this.renews = renews;
        this.asking = asking;
        this.lockRetry = lockRetry;
        this.notices = notices;
        this.sending = sending;
    }

    /** On a scratch database, where nobody else holds a lock. */
    static ScriptRun onScratch(Database scratch, Sending sending) {
        return new ScriptRun(
                scratch,
                new RenewedSession(scratch),
                false,
                scratch,
                new LockRetry(0, notice -> {}),
                notice -> {},
                sending);
    }

    /** For a step that changes the target. */
    static ScriptRun of(StepRun run) {
        var target = run.run().target();
        return new ScriptRun(
                run.database(),
                run.scripts(),
                true,
                target.database(),
                new LockRetry(target.target().retryLocks(), run::notice),
                run::notice,
                Sending.logged(run.statements(), run::notice));
    }

    /**
     * Runs the script with an eye on the catalog. A loss that nobody declared ends it: a transaction is taken back, and a
     * statement outside of one is not begun when it names what it removes.
     *
     * @throws ScriptStopped when the server refuses a statement or a commit; earlier portions have taken effect then
     */
    Done run(SqlScript script, List<AllowedLoss> allowed, Parts parts) {
        return run(script, CatalogEye.open(allowed), parts);
    }

    /**
     * Runs a script that may remove whatever it removes: it takes something back, or fills a database of its own.
     *
     * @throws ScriptStopped as {@link #run}
     */
    void unguarded(SqlScript script, Parts parts) {
        run(script, CatalogEye.closed(), parts);
    }

    /** The same with another eye on the catalog. */
    Done run(SqlScript script, CatalogEye eye, Parts parts) {
        var each = parts.of(script);
        var refused = refused(each, eye);
        return refused.isPresent() ? refused.get() : inOrder(script, each, eye, parts);
    }

    /** Before anything is done of a script of which a later portion will be refused. */
    private Optional<Done> refused(List<Part> parts, CatalogEye eye) {
        return parts.stream()
                .filter(part -> part.portion().alone())
                .flatMap(part -> refused(part, eye).stream())
                .findFirst();
    }

    private Optional<Done> refused(Part part, CatalogEye eye) {
        try {
            var losses = eye.forbidden(statement(part, false).losses());
            return losses.isEmpty() ? Optional.empty() : Optional.of(Done.refused(part.name(), losses, eye.because()));
        } catch (ScriptStopped notYet) {
            return Optional.empty();
        }
    }

    private AloneRun statement(Part part, boolean inDoubt) {
        return new AloneRun(database, asking, notices, part.portion(), inDoubt);
    }

    private Done inOrder(SqlScript script, List<Part> each, CatalogEye eye, Parts parts) {
        var all = Done.nothing();
        boolean first = true;
        for (Part part : each) {
            if (!part.isDone()) {
                var done = run(script, part, eye);
                all = first ? done : all.and(done);
                first = false;
            }
            if (!all.committed()) {
                return all;
            }
            parts.stays(part);
        }
        Scripts.say(script.saidAtLast(), notices);
        return all;
    }

    private Done run(SqlScript script, Part part, CatalogEye eye) {
        boolean inDoubt = part.begin();
        try {
            var done = part.portion().alone() ? alone(part, inDoubt, eye) : transaction(script, part, eye);
            if (done.fate() == Fate.COMMITTED || done.fate() == Fate.TOOK_EFFECT) {
                part.finish();
            } else {
                part.settle();
            }
            return done;
        } catch (ScriptStopped stopped) {
            part.settle();
            throw stopped;
        }
    }

    private Done transaction(SqlScript script, Part part, CatalogEye eye) {
        boolean renewable = renews && !part.portion().setsCustomSettings();
        return lockRetry.run(() -> {
            try {
                return sessions.use(
                        renewable, (session, code) -> transaction(session.notices(notices), code, part, eye));
            } catch (StatementFailed refused) {
                throw new ScriptFailed(script, refused);
            }
        });
    }

    private Done transaction(Session session, OwnCode code, Part part, CatalogEye eye) {
        Scripts.execute(session, part.portion().settings());
        begin(session, part.portion());
        return switch (eye.looks(part.portion(), code)) {
            case NONE -> unseen(session, part);
            case BEFORE_AND_IF_WRITTEN -> counted(session, part, eye);
            case BEFORE_AND_AFTER -> watched(session, part, eye);
        };
    }

    private void begin(Session session, Portion portion) {
        session.begin();
        portion.modes().forEach(mode -> {
            Scripts.say(mode.said(), notices);
            Scripts.send(session, mode);
        });
    }

    private Done unseen(Session session, Part part) {
        sending.execute(session, part.portion().statements());
        part.ending().commit(session);
        return Done.unseen(part.name());
    }

    private Done counted(Session session, Part part, CatalogEye eye) {
        var before = eye.look(session);
        if (hasWrittenToTheCatalog(session, part.portion())) {
            return judged(session, part, eye, before);
        }
        part.ending().commit(session);
        return Done.unseen(part.name());
    }

    private Done watched(Session session, Part part, CatalogEye eye) {
        var before = eye.look(session);
        sending.execute(session, part.portion().statements());
        session.checkDeferred();
        return judged(session, part, eye, before);
    }

    /** Sends the statements. @return whether something did that is no addition of theirs, or the server does not count it */
    private boolean hasWrittenToTheCatalog(Session session, Portion portion) {
        boolean written = false;
        for (var stretch : portion.stretches()) {
            if (stretch.additions()) {
                sending.execute(session, stretch.statements());
            } else {
                written |= writes(session, () -> sending.execute(session, stretch.statements()));
            }
        }
        return writes(session, session::checkDeferred) || written;
    }

    private static boolean writes(Session session, Runnable work) {
        var before = CatalogWrites.inTransaction(session);
        work.run();
        return before.isEmpty() || !before.equals(CatalogWrites.inTransaction(session));
    }

    private static Done judged(Session session, Part part, CatalogEye eye, Catalog before) {
        var after = eye.look(session);
        var forbidden = eye.forbidden(before, after);
        if (forbidden.isEmpty()) {
            part.ending().commit(session);
        } else {
            session.rollback();
        }
        return new Done(
                before,
                after,
                part.name(),
                forbidden,
                eye.because(),
                forbidden.isEmpty() ? Fate.COMMITTED : Fate.ROLLED_BACK);
    }

    private Done alone(Part part, boolean inDoubt, CatalogEye eye) {
        var refused = refused(part, eye);
        if (refused.isPresent()) {
            return refused.get();
        }
        // what follows needs one that was not idle meanwhile, and knows what code there is then
        sessions.close();
        var statement = statement(part, inDoubt);
        var before = look(eye);
        lockRetry.run(() -> {
            sending.alone(part.portion().statements().get(0), statement::attempt);
            return null;
        });
        record(part);
        var after = look(eye);
        var forbidden = eye.forbidden(before, after);
        return new Done(
                before,
                after,
                part.name(),
                forbidden,
                eye.because(),
                forbidden.isEmpty() ? Fate.COMMITTED : Fate.TOOK_EFFECT);
    }

    private static void record(Part part) {
        try {
            part.ending().record();
        } catch (StatementFailed | DatabaseUnreachable unwritten) {
            throw new PortionInDoubt(
                    "`%s` took effect, and its receipt could not be written: %s"
                            .formatted(part.portion().statements().get(0).command(), unwritten.getMessage()),
                    "a retry asks the catalog",
                    unwritten);
        }
    }

    private Catalog look(CatalogEye eye) {
        try (var session = asking.open()) {
            return eye.look(session);
        }
    }
}

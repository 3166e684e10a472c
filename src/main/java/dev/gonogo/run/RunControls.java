package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Opening;
import dev.gonogo.plan.Plan;
import dev.gonogo.postgres.NamedBackend;
import dev.gonogo.postgres.Names;
import dev.gonogo.postgres.Rows;
import dev.gonogo.postgres.Vitals;
import dev.gonogo.postgres.Waiter;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person at a console can look at and do in a run beside leading its steps. All that is done is in the journal.
 * Thread-safe, as long as this process carries out the run.
 */
public final class RunControls {

    private final Run run;
    private final OperatorSql sql;

    RunControls(Run run) {
        this.run = run;
        this.sql = new OperatorSql(OperatorSql.database(run), run.journal());
    }

    public Runbook runbook() {
        return run.runbook();
    }

    public Plan plan() {
        return run.plan();
    }

    public RunFolder folder() {
        return run.folder();
    }

    public Clock clock() {
        return run.clock();
    }

    /** The run so far, as its journal tells it. */
    public RunRecord record() {
        return RunRecord.read(run.folder());
    }

    /** When the window closes; empty where none binds. */
    public Optional<ZonedDateTime> closes() {
        return run.target().isEmbedded()
                ? Optional.empty()
                : run.runbook()
                        .window()
                        .map(window -> Opening.at(window, run.clock().instant()).closes());
    }

    /** The word that rolls back before this step, or after it failed. */
    public Choice rollback(Step step) {
        return AfterFailure.rollback(run, step);
    }

    /** Whether something was changed, and can be taken back. While the run waits for a person. */
    public boolean hasWayBack() {
        return !new WaysBack(run).all().isEmpty();
    }

    public Interruption interruption() {
        return run.interruption();
    }

    /** Somebody's remark, for the record. */
    public void note(String as, String text) {
        run.journal().append(new Event.Noted(as, text));
    }

    /** Looks into the target, read-only. @throws StatementRefused when it is not one statement */
    public Rows look(String as, String statement) {
        return sql.look(as, statement);
    }

    /** Writes into the target beside the plan, which is NO-GO. @throws StatementRefused when it is not one statement */
    public Rows write(String as, String statement) {
        return sql.write(as, statement);
    }

    /** Looks again at what {@link #look} was recorded for. */
    public Rows lookAgain(String statement) {
        return sql.ask(session -> {
            session.beginReadOnly();
            return session.query(statement);
        });
    }

    /** Relations and columns of the target. */
    public List<String> names() {
        return sql.ask(Names::of);
    }

    public Optional<Vitals> vitals() {
        return Vitals.of(OperatorSql.database(run), run.plan().target().database());
    }

    /** Whoever waits for a lock in the target's database, and for whom. */
    public List<Waiter> waiters() {
        return sql.ask(Waiter::all);
    }

    public Optional<NamedBackend> backend(int pid) {
        return sql.ask(session -> NamedBackend.at(session, pid));
    }

    /** Cancels what a server process of somebody else runs. */
    public void cancel(NamedBackend backend, String as) {
        stopped(backend, as, "cancelled");
        sql.ask(session -> {
            backend.cancel(session);
            return true;
        });
    }

    /** Ends a server process of somebody else. @return whether it is gone */
    public boolean terminate(NamedBackend backend, String as) {
        stopped(backend, as, "terminated");
        return sql.ask(backend::terminate);
    }

    private void stopped(NamedBackend backend, String as, String how) {
        run.journal().append(new Event.Noticed("run", "STOPPED", "%s by %s: %s".formatted(how, as, backend.told())));
    }

    /** Records that somebody changed a file of a step that has not run. */
    public void edited(String as, String step, String path, String before, String after) {
        run.journal().append(new Event.FileEdited(as, step, path, FileDiff.of(path, before, after)));
    }

    public Map<String, String> environment() {
        return run.workplace().environment();
    }
}

package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Opening;
import dev.gonogo.plan.Plan;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What a person at a console can look at and do in a run beside leading its steps. All that is done is in the journal.
 * Thread-safe, as long as this process carries out the run.
 */
public final class RunControls {

    private final Run run;

    RunControls(Run run) {
        this.run = run;
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
}

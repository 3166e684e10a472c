package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Secrets;
import dev.gonogo.trail.StepState;
import java.time.Clock;
import java.util.Optional;

/** A whole run: forward, and where it must, back. Leaves the journal and the evidence, and nothing else that counts. */
public final class RunbookRun {

    private final Run run;

    /** Everything that a run needs is handed in; `folder` must hold the plan already. */
    public RunbookRun(
            Runbook runbook,
            Plan plan,
            SqlFiles files,
            OpenTarget target,
            Prompt prompt,
            Clock clock,
            RunFolder folder,
            Journal journal,
            Secrets secrets) {
        this.run = new Run(runbook, plan, files, target, prompt, clock, folder, journal, secrets);
    }

    /** @param until the last task to run; empty: all */
    public void run(Optional<String> until, String startedBy) {
        var target = run.plan().target();
        run.journal()
                .append(new Event.RunStarted(
                        run.id(),
                        run.plan().runbook(),
                        target.name(),
                        run.plan().digest(),
                        startedBy));
        run.journal()
                .append(new Event.TargetOpened(
                        target.host(),
                        target.port(),
                        target.database(),
                        target.role(),
                        target.systemIdentifier(),
                        target.serverVersion()));
        var interpreter = new Interpreter(run);
        var ended = interpreter.forward(until);
        run.journal().append(ended.complete() ? complete(ended.outcome()) : stopped(interpreter, ended));
    }

    private static Event.RunFinished complete(Outcome outcome) {
        return new Event.RunFinished(outcome.isGood() ? "completed" : "stopped", outcome.message());
    }

    private Event.RunFinished stopped(Interpreter interpreter, Interpreter.Ended ended) {
        Step step = ended.at().orElseThrow();
        var told = "`%s` %s: %s"
                .formatted(
                        step.id(),
                        ended.outcome().state().text(),
                        ended.outcome().message());
        if (ended.outcome().state() == StepState.WAITING) {
            return new Event.RunFinished("waiting", told);
        }
        if (ended.outcome().state() == StepState.REFUSED || !AfterFailure.wantsRollback(run, step)) {
            return new Event.RunFinished("stopped", told);
        }
        return new WayBack(run, interpreter)
                .go(told)
                .map(went -> new Event.RunFinished(
                        went.done() ? "rolled-back" : "rollback-failed", told + "; " + went.message()))
                .orElse(new Event.RunFinished("stopped", told));
    }
}

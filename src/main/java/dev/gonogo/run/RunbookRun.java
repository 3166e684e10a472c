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
import java.util.List;
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
        began(startedBy);
        if (run.plan().target().guarded() && !isConfirmed()) {
            run.journal()
                    .append(new Event.RunFinished(
                            "waiting", "nobody at a terminal typed the name of the guarded target"));
            return;
        }
        var interpreter = new Interpreter(run);
        var catalog = WholeCatalog.atBeginning(run);
        var ended = interpreter.forward(until);
        var finished = ended.complete() ? complete(ended.outcome()) : stopped(interpreter, ended);
        catalog.compareAtEnd();
        run.journal().append(finished);
    }

    private void began(String startedBy) {
        var plan = run.plan();
        var target = plan.target();
        run.journal()
                .append(new Event.RunStarted(
                        run.id(),
                        plan.runbook(),
                        target.name(),
                        plan.digest(),
                        run.folder().planSha256(),
                        startedBy));
        run.journal()
                .append(new Event.TargetOpened(
                        target.host(),
                        target.port(),
                        target.database(),
                        target.role(),
                        target.systemIdentifier(),
                        target.serverVersion()));
    }

    /** A guarded target is changed only by somebody who types its name; a file of answers cannot. */
    private boolean isConfirmed() {
        var name = run.plan().target().name();
        var question = new Question(
                "run/target", "type the name of the target that is about to be changed", "", List.of(name), List.of());
        return run.prompt()
                .ask(question)
                .filter(question::accepts)
                .filter(answer -> !answer.scripted())
                .isPresent();
    }

    private static Event.RunFinished complete(Outcome outcome) {
        if (outcome.isGood()) {
            return new Event.RunFinished("completed", outcome.message());
        }
        return new Event.RunFinished(outcome.state() == StepState.WAITING ? "until" : "stopped", outcome.message());
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

package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Backends;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A whole run, carried out by this process: begun, gone on with, or taken back. Leaves the journal and the evidence, and
 * nothing else that counts.
 */
public final class RunbookRun {

    private final Run run;
    private final Interpreter interpreter;
    private final Modes modes;

    private RunbookRun(Run run) {
        this.run = run;
        this.interpreter = new Interpreter(run);
        this.modes = new Modes(run, interpreter);
    }

    /** What a process needs to carry a run out; `folder` must hold the plan already. */
    public record Means(
            Runbook runbook,
            Plan plan,
            SqlFiles files,
            OpenTarget target,
            TargetLease lease,
            Prompt prompt,
            Clock clock,
            Pause pause,
            RunFolder folder,
            Journal journal,
            Workplace workplace,
            Interruption interruption) {}

    /** A run that begins. */
    public static RunbookRun of(Means means) {
        return new RunbookRun(new Run(means, new StepStates(), new EarlierParts(), 1));
    }

    /** A run that other processes began, as their journal tells it. */
    public static RunbookRun of(Means means, RunRecord record) {
        int sessions = record.events(Event.RunStarted.class).size()
                + record.events(Event.RunResumed.class).size();
        return new RunbookRun(
                new Run(means, StepStates.asRecorded(record), EarlierParts.asRecorded(record), sessions + 1));
    }

    /** @param until the last task to run; empty: all */
    public void begin(Optional<String> until, String startedBy) {
        var plan = run.plan();
        run.journal()
                .append(new Event.RunStarted(
                        run.id(),
                        plan.runbook(),
                        Path.of(run.runbook().at().file())
                                .toAbsolutePath()
                                .normalize()
                                .toString(),
                        plan.target().name(),
                        plan.digest(),
                        run.folder().planSha256(),
                        startedBy));
        opened();
        if (isConfirmed()) {
            Beginning.keep(run);
            var unannounced = new RunAnnouncements(run).begin();
            if (unannounced.isEmpty()) {
                forward(until);
            } else {
                end(new Event.RunHeld("stopped", unannounced));
            }
        }
    }

    /** Goes on where the run was held or its process was killed; a way back that was begun is gone on with first. */
    public void goOn(Resumption resumption, Optional<String> until, String by) {
        resumed(resumption, by);
        if (!isConfirmed()) {
            return;
        }
        keepBeginning(resumption);
        var way = new UnfinishedWayBack(run).way();
        if (way.isPresent()) {
            backTo(way.get(), true, "");
            return;
        }
        interpreter.again(modes.again());
        interpreter.gatesAgain();
        interpreter.again(new Outdated(run).steps());
        new BrokenGlass(run, interpreter).passOver();
        forward(until);
    }

    /** @throws NoWayBack when nothing was changed, or there is no way back of this name; reads only */
    public void mustHaveWayBack(Optional<String> name) {
        var unfinished = new UnfinishedWayBack(run);
        if (unfinished.way(name).isEmpty()) {
            unfinished.ways().named(name);
        }
    }

    /** Takes back what the run changed, by the way of this name, else by the first. */
    public void rollBack(Resumption resumption, Optional<String> name, String by, String reason) {
        var unfinished = new UnfinishedWayBack(run);
        boolean alone = resumed(resumption, by);
        if (!isConfirmed()) {
            return;
        }
        if (!alone) {
            end(new Event.RunHeld(
                    "stopped",
                    "a session of this run is still at work on the target, and nothing is taken back beside it"));
            return;
        }
        keepBeginning(resumption);
        var way = unfinished.way(name);
        if (way.isPresent()) {
            backTo(way.get(), true, reason);
        } else {
            settleAndGoBack(unfinished, name, reason);
        }
    }

    /** What never took effect cannot be taken back: what is in doubt is settled before. */
    private void settleAndGoBack(UnfinishedWayBack unfinished, Optional<String> name, String reason) {
        interpreter.settleDoubts();
        var ways = unfinished.ways();
        if (ways.all().isEmpty()) {
            end(new Event.RunFinished("rolled-back", reason + "; nothing of it had taken effect"));
            return;
        }
        try {
            var way = ways.named(name);
            backTo(way, false, reason);
        } catch (NoWayBack lost) {
            end(new Event.RunHeld("stopped", lost.getMessage()));
        }
    }

    private void keepBeginning(Resumption resumption) {
        boolean changes = run.plan().steps().stream().anyMatch(PlannedStep::mutates);
        if (!resumption.begun()
                || changes && Beginning.catalog(RunRecord.read(run.folder())).isEmpty()) {
            Beginning.keep(run);
        } else if (resumption.changed()) {
            Beginning.keepFiles(run);
        }
    }

    /** @return whether nothing that an earlier process left behind works on the target any more */
    private boolean resumed(Resumption resumption, String by) {
        run.journal()
                .append(new Event.RunResumed(
                        run.plan().digest(),
                        run.folder().planSha256(),
                        by,
                        resumption.cutBytes(),
                        resumption.kept(),
                        resumption.again()));
        resumption.accepted().ifPresent(answer -> answered("run/changes", answer));
        opened();
        boolean alone = LeftBehind.end(run);
        new Interrupted(run, interpreter).mark();
        return alone;
    }

    private void opened() {
        var target = run.plan().target();
        run.journal()
                .append(new Event.TargetOpened(
                        target.host(),
                        target.port(),
                        target.database(),
                        target.role(),
                        target.systemIdentifier(),
                        target.serverVersion()));
        run.prompt().opened(new RunControls(run));
        run.lease()
                .former()
                .ifPresent(former -> run.journal()
                        .append(new Event.Noticed(
                                "run",
                                "LEASE",
                                "taken over from run `%s`, whose process is dead; its server process %d was ended"
                                        .formatted(former.run(), former.pid()))));
    }

    /** A guarded target is changed only by somebody who types its name; a file of answers cannot. */
    private boolean isConfirmed() {
        if (!run.plan().target().guarded()) {
            return true;
        }
        var name = run.plan().target().name();
        var question = new Question(
                RunRecord.TARGET_QUESTION,
                "type the name of the target that is about to be changed",
                "",
                List.of(name),
                List.of());
        var typed = run.prompt().ask(question).filter(question::accepts).filter(answer -> !answer.scripted());
        typed.ifPresent(answer -> answered(question.step(), answer));
        if (typed.isEmpty()) {
            end(new Event.RunHeld("waiting", "nobody at a terminal typed the name of the guarded target"));
        }
        return typed.isPresent();
    }

    private void answered(String question, Answer answer) {
        run.journal()
                .append(new Event.Answered(
                        question, answer.as(), answer.role(), answer.answer(), answer.note(), answer.scripted()));
    }

    private void forward(Optional<String> until) {
        var ended = cancellably(() -> interpreter.forward(until));
        if (ended.complete()) {
            end(new Event.RunFinished("completed", ended.outcome().message()));
        } else if (ended.at().isEmpty()) {
            end(new Event.RunHeld(ended.why(), ended.outcome().message()));
        } else {
            stopped(ended.at().get(), ended);
        }
    }

    private <T> T cancellably(Supplier<T> work) {
        var database = run.target().database();
        var backends = new Backends(database, database.settings().grace(), LeftBehind.told(run, "run"));
        var registration = run.interruption().onCancel(backends::cancel);
        try {
            return work.get();
        } finally {
            registration.close();
        }
    }

    private void stopped(Step step, Interpreter.Ended ended) {
        var told = ended.isChosenBefore()
                ? ended.outcome().message()
                : "`%s` %s: %s"
                        .formatted(
                                step.id(),
                                ended.outcome().state().text(),
                                ended.outcome().message());
        if (ended.decided()
                .filter(decision -> decision.choice() == Choice.ABORT)
                .isPresent()) {
            end(new Event.RunFinished(
                    "aborted", told + "; " + ended.decided().get().told("aborted")));
            return;
        }
        var way = (ended.outcome().isFailure() || ended.isChosenBefore())
                        && !run.interruption().isRequested()
                ? new AfterFailure(run).wayBack(step, ended.decided())
                : Optional.<Way>empty();
        if (way.isPresent()) {
            backTo(way.get(), false, told);
        } else {
            end(new Event.RunHeld(ended.why(), told));
        }
    }

    /** A way that leads only part of the way back leaves a run that can go forward again. */
    private void backTo(Way way, boolean begun, String because) {
        var back = new WayBack(run, interpreter, way);
        modes.onFor(way.undone());
        var went = cancellably(() -> begun ? back.goOn() : back.go(because));
        var told = because.isEmpty() ? went.message() : because + "; " + went.message();
        if (!went.done()) {
            end(new Event.RunHeld(run.interruption().isRequested() ? "interrupted" : "rollback-failed", told));
        } else if (way.whole()) {
            end(new Event.RunFinished("rolled-back", told));
        } else {
            end(new Event.RunHeld("stopped", told));
        }
    }

    private void end(Event ending) {
        var stillOn = modes.off(ending instanceof Event.RunHeld);
        new WholeCatalog(run).compare();
        var told = stillOn.isEmpty() ? ending : telling(ending, String.join("; ", stillOn));
        run.journal().append(told);
        new RunAnnouncements(run).end(told);
    }

    private static Event telling(Event ending, String more) {
        if (ending instanceof Event.RunHeld held) {
            return new Event.RunHeld(held.why(), held.message() + "; " + more);
        }
        return ending instanceof Event.RunFinished finished
                ? new Event.RunFinished(finished.how(), finished.message() + "; " + more)
                : ending;
    }
}

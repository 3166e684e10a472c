package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.run.Answer;
import dev.gonogo.run.ChangedSince;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.Question;
import dev.gonogo.run.Resumption;
import dev.gonogo.run.RunbookRun;
import dev.gonogo.run.TargetLease;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.Manifest;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Goes on with a run that an earlier process began, forward or back. Until everything is proven it only reads. */
final class Continuation {

    private final RunProcess process;
    private final RunFolder folder;
    private final ResumeRequest request;

    Continuation(RunProcess process, RunFolder folder, ResumeRequest request) {
        this.process = process;
        this.folder = folder;
        this.request = request;
    }

    Report forward() {
        return withJournal(this::forward);
    }

    /** Also of a run that has ended, unless it was rolled back already. */
    Report back(Optional<String> way, String reason) {
        return withJournal((record, reopened) -> back(record, reopened, way, reason));
    }

    private Report withJournal(BiFunction<RunRecord, Journal.Reopened, Report> work) {
        var reopened =
                Journal.reopen(folder, process.clock(), process.workplace().secrets(), process.printer()::print);
        try {
            return work.apply(RunRecord.toGoOnWith(folder, reopened.recorded()), reopened);
        } finally {
            reopened.journal().close();
        }
    }

    private Report forward(RunRecord record, Journal.Reopened reopened) {
        var over = record.ending().filter(RunRecord.Ending::isFinal);
        if (over.isPresent()) {
            return lateReport(over.get());
        }
        var runbook = process.gonogo().compile(record.source());
        if (isForward(record)) {
            process.mustBeOpen(runbook, target(runbook, record));
        }
        return carryOut(
                runbook,
                record,
                reopened,
                (run, resumption) -> run.goOn(resumption, request.until(), request.resumedBy()));
    }

    private Report back(RunRecord record, Journal.Reopened reopened, Optional<String> way, String reason) {
        var over = record.ending().filter(ending -> ending.how().equals("rolled-back"));
        if (over.isPresent()) {
            return lateReport(over.get());
        }
        return carryOut(process.gonogo().compile(record.source()), record, reopened, new Work() {
            @Override
            public boolean isBack() {
                return true;
            }

            @Override
            public void check(RunbookRun run) {
                run.mustHaveWayBack(way);
            }

            @Override
            public void carryOut(RunbookRun run, Resumption resumption) {
                run.rollBack(resumption, way, request.resumedBy(), reason);
            }
        });
    }

    /** What is to be carried out once everything is proven. */
    private interface Work {

        /** What only stands in the way of going forward does not hold up a way back. */
        default boolean isBack() {
            return false;
        }

        /** Refuses before anything is written. */
        default void check(RunbookRun run) {}

        void carryOut(RunbookRun run, Resumption resumption);
    }

    private Report carryOut(Runbook runbook, RunRecord record, Journal.Reopened reopened, Work work) {
        var files = SqlFiles.read(runbook, process.workplace().lints());
        var target = target(runbook, record);
        Declared.mustHave(runbook, request.until());
        try (var open = OpenTarget.reopen(target, process.workplace(), "gonogo " + folder.id())) {
            open.keep(true);
            try (var lease = TargetLease.takeAgain(
                    open.database(), folder.id(), process.workplace().runs())) {
                var planner = new Planner(runbook, target, files, process.clock())
                        .knowing(process.workplace()::has)
                        .asBefore(folder.id());
                var plan = work.isBack() ? process.planned(planner, open) : process.unblocked(planner, open);
                var changed = new ChangedSince(record, plan);
                var resumption = work.isBack()
                        ? changed.backwards(reopened.cutBytes())
                        : changed.resumption(reopened.cutBytes(), request.kept(), request.again());
                var accepted = changed.isNothing() || work.isBack()
                        ? Optional.<Answer>empty()
                        : Optional.of(accepted(changed, target));
                var run =
                        RunbookRun.of(means(runbook, changed, record, files, open, lease, reopened.journal()), record);
                work.check(run);
                Approvals.read(
                                request.approvals(),
                                runbook,
                                plan(changed, record),
                                folder.id(),
                                process.clock().instant())
                        .files()
                        .forEach(file -> file.handTo(folder));
                putInPlace(changed, record);
                Manifest.remove(folder);
                work.carryOut(run, resumption.acceptedBy(accepted));
                return process.left(folder, open);
            }
        }
    }

    private RunbookRun.Means means(
            Runbook runbook,
            ChangedSince changed,
            RunRecord record,
            SqlFiles files,
            OpenTarget open,
            TargetLease lease,
            Journal journal) {
        return new RunbookRun.Means(
                runbook,
                plan(changed, record),
                files,
                open,
                lease,
                process.prompt(),
                process.clock(),
                process.pause(),
                folder,
                journal,
                process.workplace(),
                request.interruption());
    }

    /** The plan by which it goes on. */
    private static Plan plan(ChangedSince changed, RunRecord record) {
        return changed.isNothing() ? record.plan() : changed.now();
    }

    private void putInPlace(ChangedSince changed, RunRecord record) {
        if (!changed.isNothing() || !record.isPlanInPlace()) {
            folder.replacePlan(plan(changed, record));
        }
    }

    private Answer accepted(ChangedSince changed, Target target) {
        var question = new Question(
                "run/changes",
                "the runbook was changed since the run began; go on with it as it is now?",
                changed.told(),
                List.of("yes", "no"),
                List.of());
        return process.prompt()
                .ask(question)
                .filter(answer -> answer.answer().equals("yes"))
                .filter(answer -> !(answer.scripted() && target.guarded()))
                .orElseThrow(() ->
                        new ChangesNotAccepted(process.workplace().secrets().mask(changed.told())));
    }

    /** Going forward needs an open window; going back, and a last word at the end, do not. */
    private static boolean isForward(RunRecord record) {
        return record.unfinishedRollback().isEmpty()
                && record.steps().stream()
                        .filter(step -> !step.kind().equals("poll"))
                        .anyMatch(step -> !step.state().isGood() && step.state() != StepState.SKIPPED_BY_OPERATOR);
    }

    private static Target target(Runbook runbook, RunRecord record) {
        return Declared.target(runbook, Optional.of(record.started().target()));
    }

    /** That of a run whose process was killed between its end and its report. */
    private Report lateReport(RunRecord.Ending ending) {
        if (Files.exists(folder.manifest())) {
            throw new RunOver(folder, ending);
        }
        return process.reported(folder);
    }
}

package dev.gonogo;

import dev.gonogo.compile.RunbookCompiler;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.StepId;
import dev.gonogo.model.Target;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.run.Answer;
import dev.gonogo.run.ChangedSince;
import dev.gonogo.run.Interruption;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.Pause;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.Question;
import dev.gonogo.run.Resumption;
import dev.gonogo.run.RunbookRun;
import dev.gonogo.run.TargetLease;
import dev.gonogo.run.WindowGuard;
import dev.gonogo.run.Workplace;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.Manifest;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.ReportWriter;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import dev.gonogo.trail.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

/**
 * Everything that Gonogo does, for programs. The command line uses nothing else.
 *
 * <pre>
 * var gonogo = new Gonogo(Path.of(".gonogo"));
 * var runbook = gonogo.compile(Path.of("runbooks/staging-migrations"));
 * Report report = gonogo.run(runbook, RunRequest.on("embedded"), prompt, printer);
 * System.out.println(report.verdict());
 * </pre>
 *
 * Thread-safe; a run uses the thread that calls it.
 */
public final class Gonogo {

    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Workplace workplace;
    private final Clock clock;
    private final Pause pause;

    /** Works in a home folder, with the environment and the clock of this process. */
    public Gonogo(Path home) {
        this(Workplace.in(home, System.getenv()), Clock.systemUTC());
    }

    public Gonogo(Workplace workplace, Clock clock) {
        this(workplace, clock, Pause.sleeping());
    }

    /** @param pause by which steps wait that look again and again */
    public Gonogo(Workplace workplace, Clock clock, Pause pause) {
        this.workplace = workplace;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Compiles a runbook and reads every file that it names; connects to nothing.
     *
     * @param folderOrFile a folder with `runbook.groovy`, or a file
     * @throws dev.gonogo.model.RunbookProblems with everything that is wrong
     */
    public Runbook compile(Path folderOrFile) {
        var runbook = new RunbookCompiler(workplace.compiled()).compile(folderOrFile);
        SqlFiles.read(runbook);
        return runbook;
    }

    /**
     * Plans a run against the real target, read-only. An embedded target is started and removed for it.
     *
     * @param target a target's name; empty: the first that the runbook declares
     * @throws NoSuchTarget when the runbook declares no such target
     */
    public Plan plan(Runbook runbook, Optional<String> target) {
        var files = SqlFiles.read(runbook);
        var named = target(runbook, target);
        OpenTarget.sweep(workplace, run -> Files.isDirectory(workplace.runs().resolve(run)));
        try (var open = open(named, files, runId(runbook) + "-plan")) {
            return new Planner(runbook, named, files, clock).plan(open.database());
        }
    }

    /**
     * Plans and runs, and leaves a folder with journal, evidence and report.
     *
     * @param prompt answers for the people
     * @param printer is told of each event after it is on disk
     * @throws NoSuchTarget when the runbook declares no such target, {@link NoSuchTask} likewise for the last task
     * @throws WindowClosed when the runbook's window does not allow a run to begin now
     * @throws dev.gonogo.run.TargetBusy when another run is on the target; nothing was done
     * @throws PlanBlocked when something about the target refuses the run; nothing was done
     * @throws PlanChanged when the request holds an approved plan and this is another one; nothing was done
     */
    public Report run(Runbook runbook, RunRequest request, Prompt prompt, Printer printer) {
        var files = SqlFiles.read(runbook);
        var named = target(runbook, request.target());
        request.until().ifPresent(task -> known(runbook, task));
        new WindowGuard(runbook, named, clock).refuses(Duration.ZERO).ifPresent(why -> {
            throw new WindowClosed(why);
        });
        var id = runId(runbook);
        OpenTarget.sweep(workplace, run -> false);
        try (var open = open(named, files, id)) {
            var plan = new Planner(runbook, named, files, clock).plan(open.database());
            if (!plan.blockers().isEmpty()) {
                throw new PlanBlocked(plan);
            }
            request.approvedPlan().ifPresent(approved -> PlanChanged.check(approved, plan));
            try (var lease = TargetLease.take(open.database(), id, workplace.runs())) {
                var folder = RunFolder.create(workplace.runs(), id, plan);
                open.keep(true);
                try (var journal = Journal.create(folder, clock, workplace.secrets(), printer::print)) {
                    RunbookRun.of(means(
                                    runbook, plan, files, open, lease, prompt, folder, journal, request.interruption()))
                            .begin(request.until(), request.startedBy());
                }
                return left(folder, open);
            }
        }
    }

    /**
     * Goes on with a run that was held, or whose process was killed: what is done stays done, what is in doubt is settled.
     *
     * @throws RunOver when it has ended
     * @throws WindowClosed when the runbook's window does not allow to go forward now
     * @throws dev.gonogo.trail.RunInUse while another process carries it out
     * @throws dev.gonogo.trail.JournalDamaged when its journal is not what was written
     * @throws dev.gonogo.run.DoneAndChanged when what is done is not what the runbook says now, and the request names it not
     * @throws ChangesNotAccepted when the runbook was changed otherwise, and the prompt was not answered with yes
     */
    public Report resume(RunFolder folder, ResumeRequest request, Prompt prompt, Printer printer) {
        return goOn(folder, request, prompt, printer, false, (run, resumption) -> {
            run.goOn(resumption, request.until(), request.resumedBy());
        });
    }

    /**
     * Takes back what a run changed, now or later; what is lost with it is kept as evidence before.
     *
     * @param way the name of an option or another way back; empty: the first
     * @throws dev.gonogo.run.NoWayBack when there is none, or none of that name; otherwise as {@link #resume}
     */
    public Report rollBack(
            RunFolder folder,
            Optional<String> way,
            String reason,
            ResumeRequest request,
            Prompt prompt,
            Printer printer) {
        return goOn(folder, request, prompt, printer, true, (run, resumption) -> {
            run.rollBack(resumption, way, request.resumedBy(), reason);
        });
    }

    private Report goOn(
            RunFolder folder,
            ResumeRequest request,
            Prompt prompt,
            Printer printer,
            boolean rollingBack,
            BiConsumer<RunbookRun, Resumption> work) {
        var reopened = Journal.reopen(folder, clock, workplace.secrets(), printer::print);
        try (var journal = reopened.journal()) {
            var record = RunRecord.toGoOnWith(folder, reopened.recorded());
            var over = record.ending()
                    .filter(RunRecord.Ending::isFinal)
                    .filter(ending -> !(rollingBack && !ending.how().equals("rolled-back")));
            if (over.isPresent()) {
                return lateReport(folder, over.get());
            }
            var runbook = compile(record.source());
            var files = SqlFiles.read(runbook);
            var named = target(runbook, Optional.of(record.started().target()));
            request.until().ifPresent(task -> known(runbook, task));
            if (!rollingBack) {
                refuseOutsideOfWindow(runbook, named, record);
            }
            try (var open = OpenTarget.reopen(named, workplace, "gonogo " + folder.id())) {
                open.keep(true);
                try (var lease = TargetLease.takeAgain(open.database(), folder.id(), workplace.runs())) {
                    var plan = new Planner(runbook, named, files, clock)
                            .asBefore(folder.id())
                            .plan(open.database());
                    if (!plan.blockers().isEmpty()) {
                        throw new PlanBlocked(plan);
                    }
                    var changed = new ChangedSince(record, plan);
                    var resumption = changed.resumption(reopened.cutBytes(), request.kept(), request.again());
                    var accepted = changed.isNothing() ? Optional.<Answer>empty() : accepted(changed, named, prompt);
                    var current = changed.isNothing() ? record.plan() : plan;
                    if (!changed.isNothing() || !record.isPlanInPlace()) {
                        folder.replacePlan(current);
                    }
                    var means = means(
                            runbook, current, files, open, lease, prompt, folder, journal, request.interruption());
                    Manifest.remove(folder);
                    work.accept(RunbookRun.of(means, record), resumption.acceptedBy(accepted));
                    return left(folder, open);
                }
            }
        }
    }

    /** That of a run whose process was killed between its end and its report. */
    private static Report lateReport(RunFolder folder, RunRecord.Ending ending) {
        if (Files.exists(folder.manifest())) {
            throw new RunOver(folder, ending);
        }
        return reported(folder);
    }

    private static Report reported(RunFolder folder) {
        var report = ReportWriter.writeAll(folder);
        Manifest.write(folder);
        return report;
    }

    private static Optional<Answer> accepted(ChangedSince changed, Target target, Prompt prompt) {
        var question = new Question(
                "run/changes",
                "the runbook was changed since the run began; go on with it as it is now?",
                changed.told(),
                List.of("yes", "no"),
                List.of());
        var yes = prompt.ask(question)
                .filter(answer -> answer.answer().equals("yes"))
                .filter(answer -> !(answer.scripted() && target.guarded()));
        if (yes.isEmpty()) {
            throw new ChangesNotAccepted(changed.told());
        }
        return yes;
    }

    /** Going forward needs an open window; going back, and a last word at the end, do not. */
    private void refuseOutsideOfWindow(Runbook runbook, Target target, RunRecord record) {
        boolean open = record.steps().stream()
                .filter(step -> !step.kind().equals("poll"))
                .anyMatch(step -> !step.state().isGood() && step.state() != StepState.SKIPPED_BY_OPERATOR);
        if (open && record.unfinishedRollback().isEmpty()) {
            new WindowGuard(runbook, target, clock).refuses(Duration.ZERO).ifPresent(why -> {
                throw new WindowClosed(why);
            });
        }
    }

    /** The report of a run that this process lets go of. */
    private Report left(RunFolder folder, OpenTarget open) {
        var report = reported(folder);
        open.keep(!RunRecord.read(folder)
                .ending()
                .filter(RunRecord.Ending::isFinal)
                .isPresent());
        return report;
    }

    private RunbookRun.Means means(
            Runbook runbook,
            Plan plan,
            SqlFiles files,
            OpenTarget open,
            TargetLease lease,
            Prompt prompt,
            RunFolder folder,
            Journal journal,
            Interruption interruption) {
        return new RunbookRun.Means(
                runbook,
                plan,
                files,
                open,
                lease,
                prompt,
                clock,
                pause,
                folder,
                journal,
                workplace.secrets(),
                interruption);
    }

    /** The runbook of a run, as it is now. @throws dev.gonogo.model.RunbookProblems when it does not compile any more */
    public Runbook runbookOf(RunFolder folder) {
        return compile(RunRecord.read(folder).source());
    }

    /** Renders the report of a run again, from its folder alone; what was recorded stays as it is, its sums too. */
    public Report report(RunFolder folder) {
        return ReportWriter.writeAll(folder);
    }

    /** What in a run's folder is not as it was recorded, one sentence each; nothing when all is. */
    public List<String> verify(RunFolder folder) {
        return Verification.differences(folder);
    }

    /** The run of this id, or the newest. @throws NoSuchRun */
    public RunFolder run(Optional<String> id) {
        var runs = workplace.runs();
        if (id.isEmpty()) {
            return RunFolder.newest(runs).orElseThrow(() -> new NoSuchRun(runs, "any run"));
        }
        var folder = Files.isDirectory(Path.of(id.get())) ? Path.of(id.get()) : runs.resolve(id.get());
        if (!Files.isRegularFile(folder.resolve("journal.jsonl"))) {
            throw new NoSuchRun(runs, "a run `" + id.get() + "`");
        }
        return new RunFolder(folder);
    }

    private OpenTarget open(Target target, SqlFiles files, String user) {
        return OpenTarget.open(target, files, workplace, "gonogo " + user);
    }

    private static void known(Runbook runbook, String task) {
        if (runbook.tasks().noneMatch(known -> known.id().equals(task))) {
            throw new NoSuchTask(runbook, task);
        }
    }

    private static Target target(Runbook runbook, Optional<String> name) {
        return runbook.targets().stream()
                .filter(target -> name.isEmpty() || target.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new NoSuchTarget(runbook, name.orElse("")));
    }

    /** Begins with the time, so that the newest is the last by name; no other machine's run has the same. */
    private String runId(Runbook runbook) {
        var unique = "%04x".formatted(ThreadLocalRandom.current().nextInt(1 << 16));
        var id = "%s-%s-%s".formatted(RUN_TIME.format(clock.instant()), StepId.slug(runbook.name()), unique);
        return Files.exists(workplace.runs().resolve(id)) ? runId(runbook) : id;
    }
}

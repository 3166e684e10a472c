package dev.gonogo;

import dev.gonogo.compile.RunbookCompiler;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.StepId;
import dev.gonogo.model.Target;
import dev.gonogo.plan.DriftReport;
import dev.gonogo.plan.LintedFiles;
import dev.gonogo.plan.MendRequest;
import dev.gonogo.plan.Mending;
import dev.gonogo.plan.MissingPrograms;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.Reconciliation;
import dev.gonogo.plan.Reconciling;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.plan.TargetLook;
import dev.gonogo.run.KnownSecrets;
import dev.gonogo.run.MaskedPrompt;
import dev.gonogo.run.MendRun;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.Pause;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScratchRehearsal;
import dev.gonogo.run.TargetLease;
import dev.gonogo.run.Workplace;
import dev.gonogo.sql.lint.LintOptions;
import dev.gonogo.sql.lint.LintReport;
import dev.gonogo.trail.ApprovalFile;
import dev.gonogo.trail.Bundle;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Format;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.KeptBackup;
import dev.gonogo.trail.LearnedTime;
import dev.gonogo.trail.Manifest;
import dev.gonogo.trail.RecordedFollowUp;
import dev.gonogo.trail.Rehearsed;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.ReportWriter;
import dev.gonogo.trail.RunComparison;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.RunSummary;
import dev.gonogo.trail.Verification;
import dev.gonogo.trail.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    private final List<Format> leaves;

    /** Works in a home folder, with the environment and the clock of this process. */
    public Gonogo(Path home) {
        this(Workplace.in(home, System.getenv()), Clock.systemUTC());
    }

    public Gonogo(Workplace workplace, Clock clock) {
        this(workplace, clock, Pause.sleeping());
    }

    /** @param pause by which steps wait that look again and again */
    public Gonogo(Workplace workplace, Clock clock, Pause pause) {
        this(workplace, clock, pause, Format.kept());
    }

    private Gonogo(Workplace workplace, Clock clock, Pause pause, List<Format> leaves) {
        this.workplace = workplace;
        this.clock = clock;
        this.pause = pause;
        this.leaves = List.copyOf(leaves);
    }

    /** The same, whose runs leave reports in these formats only when they end or are held; `report` writes the others. */
    public Gonogo leaving(Format... formats) {
        return new Gonogo(workplace, clock, pause, List.of(formats));
    }

    /**
     * Compiles a runbook and reads every file that it names; connects to nothing.
     *
     * @param folderOrFile a folder with `runbook.groovy`, or a file
     * @throws dev.gonogo.model.RunbookProblems with everything that is wrong
     */
    public Runbook compile(Path folderOrFile) {
        var runbook = new RunbookCompiler(workplace.compiled()).compile(folderOrFile);
        KnownSecrets.mask(runbook, workplace);
        SqlFiles.read(runbook, workplace.lints());
        return runbook;
    }

    /**
     * Looks at SQL files for what is dangerous in them; connects to nothing.
     *
     * @param paths files, and folders of them
     * @param server the major version that they will run on, where it is known
     * @throws NoSuchSqlFile when one is not there
     */
    public LintReport lint(List<Path> paths, OptionalInt server) {
        return workplace.lints().lint(new LintOptions(false, server, LocalDate.now(clock)), SqlPaths.read(paths));
    }

    /** The same for all SQL files of a runbook, those of its migrations in their order. */
    public LintReport lint(Runbook runbook) {
        return new LintedFiles(runbook, SqlFiles.read(runbook, workplace.lints()))
                .all(OptionalInt.empty(), LocalDate.now(clock));
    }

    /**
     * Plans a run against the real target, read-only. An embedded target is started and removed for it.
     *
     * @param target a target's name; empty: the first that the runbook declares
     * @throws NoSuchTarget when the runbook declares no such target
     */
    public Plan plan(Runbook runbook, Optional<String> target) {
        var files = SqlFiles.read(runbook, workplace.lints());
        var named = Declared.target(runbook, target);
        OpenTarget.sweep(workplace, run -> Files.isDirectory(workplace.runs().resolve(run)));
        try (var open = OpenTarget.openToLook(named, files, workplace, "gonogo " + runId(runbook) + "-plan")) {
            return workplace
                    .secrets()
                    .masked(new Planner(runbook, named, files, clock)
                            .knowing(workplace::has)
                            .plan(open.database()));
        }
    }

    /**
     * Rehearses on a PostgreSQL of its own what the runbook changes by SQL: forward, back and forward again, compared and
     * traced. It is kept in the home, where the word `rehearsed` finds it.
     *
     * @throws NothingToRehearse when there is nothing to fill the scratch database from
     * @throws dev.gonogo.run.ScratchUnfilled when it cannot be filled
     */
    public Rehearsed rehearse(Runbook runbook, RehearsalRequest request) {
        OpenTarget.sweep(workplace, run -> Files.isDirectory(workplace.runs().resolve(run)));
        var rehearsal = new ScratchRehearsal(
                workplace, clock, runbook, SqlFiles.read(runbook, workplace.lints()), runId(runbook) + "-rehearsal");
        if (request.fromBackup().isPresent()) {
            return rehearsal.fromBackup(request.fromBackup().get());
        }
        if (request.fromTarget().isPresent()) {
            return rehearsal.fromTarget(Declared.target(runbook, request.fromTarget()));
        }
        return rehearsal.fromFixture(Declared.embedded(runbook, request.target()));
    }

    /**
     * Holds the files against the target, and the target against what Gonogo left there; read-only.
     *
     * @param target a target's name; empty: the first that the runbook declares
     * @throws NoSuchTarget when the runbook declares no such target
     */
    public DriftReport drift(Runbook runbook, Optional<String> target) {
        var files = SqlFiles.read(runbook, workplace.lints());
        var named = Declared.target(runbook, target);
        try (var open = OpenTarget.openToLook(named, files, workplace, "gonogo " + runId(runbook) + "-drift")) {
            return new Planner(runbook, named, files, clock).drift(open.database());
        }
    }

    /**
     * Compares two targets, read-only: catalogs, histories and numbers of rows.
     *
     * @param from the target that the other one is to become like
     * @throws NoSuchTarget when the runbook declares no such target
     */
    public Reconciliation reconcile(Runbook runbook, String from, String to) {
        var files = SqlFiles.read(runbook, workplace.lints());
        var looks = Stream.of(from, to)
                .map(name -> Declared.target(runbook, Optional.of(name)))
                .map(target -> look(runbook, target, files))
                .toList();
        return Reconciling.of(runbook, looks.get(0), looks.get(1));
    }

    private TargetLook look(Runbook runbook, Target target, SqlFiles files) {
        try (var open = OpenTarget.openToLook(target, files, workplace, "gonogo " + runId(runbook) + "-drift")) {
            return TargetLook.at(runbook, target, files, clock, open.database());
        }
    }

    /**
     * Mends drift: what will be written is shown before anybody is asked, and nothing else is written.
     *
     * @param agreed whether yes is said already; a guarded target asks for its name all the same
     * @throws dev.gonogo.plan.MendRefused when the request does not fit the files or the target
     * @throws dev.gonogo.run.TargetBusy when a run is on the target; nothing was done
     */
    @SuppressWarnings("try")
    public MendRun.End mend(
            Runbook runbook,
            Optional<String> target,
            MendRequest request,
            boolean agreed,
            Prompt prompt,
            Consumer<Mending> shown) {
        var files = SqlFiles.read(runbook, workplace.lints());
        var named = Declared.target(runbook, target);
        var id = runId(runbook) + "-drift";
        try (var open = OpenTarget.open(named, files, workplace, "gonogo " + id);
                var lease = TargetLease.take(open.database(), id, workplace.runs())) {
            return new MendRun(runbook, named, files, request).mend(open.database(), id, agreed, prompt, shown);
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
        return new NewRun(process(prompt, printer), runbook, request).run(runId(runbook));
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
        return new Continuation(process(prompt, printer), folder, request).forward();
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
        return new Continuation(process(prompt, printer), folder, request).back(way, reason);
    }

    /** The runbook of a run, as it is now. @throws dev.gonogo.model.RunbookProblems when it does not compile any more */
    public Runbook runbookOf(RunFolder folder) {
        return compile(RunRecord.read(folder).source());
    }

    /**
     * Signs a yes or a no to a plan; connects to nothing, and needs neither the runbook nor a home.
     *
     * @throws dev.gonogo.trail.ApprovalRefused when it would not count
     * @throws dev.gonogo.ssh.KeyUnusable when the key does not sign
     */
    public ApprovalFile approve(ApprovalRequest request) {
        return new Approving(request).sign(clock);
    }

    /** Renders the report of a run again, from its folder alone; what was recorded stays as it is, its sums too. */
    public Report report(RunFolder folder) {
        return ReportWriter.writeAll(folder);
    }

    /** Why a step of a run is in its state, and what can be done about it. @throws NoSuchStep */
    public Why why(RunFolder folder, String step) {
        return Why.of(folder, step).orElseThrow(() -> new NoSuchStep(folder, step));
    }

    /** What in a run's folder is not as it was recorded, one sentence each; nothing when all is. */
    public List<String> verify(RunFolder folder) {
        return new Verification().differences(folder);
    }

    /** The folder of a run as one file. @throws dev.gonogo.trail.BundleUnusable */
    public void bundle(RunFolder folder, Path file) {
        Bundle.write(folder, file);
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

    /**
     * Notes that something that was to be done after the run is done.
     *
     * @param what its id or name
     * @throws NoSuchFollowUp when there is no such thing
     * @throws dev.gonogo.trail.RunInUse while a process carries the run out
     */
    public Report followedUp(RunFolder folder, String what, String as, String note) {
        var report = Report.of(folder);
        var id = report.followUps().stream()
                .filter(each -> each.id().equals(what) || each.name().equals(what))
                .map(RecordedFollowUp::id)
                .findFirst()
                .orElseThrow(() -> new NoSuchFollowUp(report, what));
        try (var journal =
                Journal.reopen(folder, clock, workplace.secrets(), event -> {}).journal()) {
            Manifest.remove(folder);
            journal.append(new Event.FollowedUp(id, as, note));
        }
        return reported(folder);
    }

    /** Writes what a run leaves, which is complete with its manifest. */
    Report reported(RunFolder folder) {
        var run = RunRecord.read(folder);
        var report = ReportWriter.write(run, leaves);
        Manifest.write(run);
        return report;
    }

    /** All runs of this home, the newest first. */
    public List<RunSummary> history() {
        return RunSummary.of(workplace.runs());
    }

    /** In what two runs differ. @throws dev.gonogo.trail.JournalDamaged when one's journal is not what was written */
    public RunComparison compare(RunFolder from, RunFolder to) {
        return RunComparison.of(from, to);
    }

    /** How long each task of a plan took in former runs on the same target in this home, by task. */
    public Map<String, LearnedTime> learned(Plan plan) {
        return LearnedTime.of(workplace.runs(), plan.runbook(), plan.target().name());
    }

    /** The proven backups of all runs of this home, the newest first. */
    public List<KeptBackup> backups() {
        return KeptBackup.of(workplace.runs(), clock.instant());
    }

    /** Programs that the runbook needs and that are not on this machine, as far as that is known without a server. */
    public List<String> missingPrograms(Runbook runbook) {
        return new MissingPrograms(runbook).ofAnyTarget();
    }

    public Path home() {
        return workplace.home();
    }

    public Clock clock() {
        return clock;
    }

    private RunProcess process(Prompt prompt, Printer printer) {
        var masked = new MaskedPrompt(prompt, workplace.secrets());
        return new RunProcess(this, workplace, clock, pause, masked, printer);
    }

    /** Begins with the time, so that the newest is the last by name; no other machine's run has the same. */
    private String runId(Runbook runbook) {
        var unique = "%04x".formatted(ThreadLocalRandom.current().nextInt(1 << 16));
        var id = "%s-%s-%s".formatted(RUN_TIME.format(clock.instant()), StepId.slug(runbook.name()), unique);
        return Files.exists(workplace.runs().resolve(id)) ? runId(runbook) : id;
    }
}

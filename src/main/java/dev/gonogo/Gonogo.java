package dev.gonogo;

import dev.gonogo.compile.RunbookCompiler;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.run.OpenTarget;
import dev.gonogo.run.Printer;
import dev.gonogo.run.Prompt;
import dev.gonogo.run.RunbookRun;
import dev.gonogo.run.WindowGuard;
import dev.gonogo.run.Workplace;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.Manifest;
import dev.gonogo.trail.Report;
import dev.gonogo.trail.ReportWriter;
import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

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

    /** Works in a home folder, with the environment and the clock of this process. */
    public Gonogo(Path home) {
        this(Workplace.in(home, System.getenv()), Clock.systemUTC());
    }

    public Gonogo(Workplace workplace, Clock clock) {
        this.workplace = workplace;
        this.clock = clock;
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
        try (var open = open(named, files, id)) {
            var plan = new Planner(runbook, named, files, clock).plan(open.database());
            if (!plan.blockers().isEmpty()) {
                throw new PlanBlocked(plan);
            }
            request.approvedPlan().ifPresent(approved -> PlanChanged.check(approved, plan));
            var folder = RunFolder.create(workplace.runs(), id, plan);
            run(runbook, plan, files, open, request, prompt, printer, folder);
            var report = ReportWriter.writeAll(folder);
            Manifest.write(folder);
            return report;
        }
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

    private void run(
            Runbook runbook,
            Plan plan,
            SqlFiles files,
            OpenTarget open,
            RunRequest request,
            Prompt prompt,
            Printer printer,
            RunFolder folder) {
        var secrets = workplace.secrets();
        try (var journal = Journal.create(folder, clock, secrets, printer::print)) {
            new RunbookRun(runbook, plan, files, open, prompt, clock, folder, journal, secrets)
                    .run(request.until(), request.startedBy());
        }
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

    /** Begins with the time, so that the newest is the last by name. */
    private String runId(Runbook runbook) {
        var id = RUN_TIME.format(clock.instant()) + "-" + dev.gonogo.model.StepId.slug(runbook.name());
        var free = id;
        for (int number = 2; Files.exists(workplace.runs().resolve(free)); number++) {
            free = id + "-" + number;
        }
        return free;
    }
}

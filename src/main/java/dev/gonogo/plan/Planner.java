package dev.gonogo.plan;

import dev.gonogo.model.Gate;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.ModeSwitch;
import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Secret;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.SourceName;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.model.Task;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.Pooler;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a {@link Plan} of a runbook by looking at the target, read-only. */
public final class Planner {

    private final Runbook runbook;
    private final Target target;
    private final SqlFiles files;
    private final Clock clock;
    private final String begunBy;
    private final Predicate<Secret> isSet;

    public Planner(Runbook runbook, Target target, SqlFiles files, Clock clock) {
        this(runbook, target, files, clock, "", secret -> true);
    }

    private Planner(
            Runbook runbook, Target target, SqlFiles files, Clock clock, String begunBy, Predicate<Secret> isSet) {
        this.runbook = runbook;
        this.target = target;
        this.files = files;
        this.clock = clock;
        this.begunBy = begunBy;
        this.isSet = isSet;
    }

    /** Plans as before this run: the migrations that it has applied by now count as pending. */
    public Planner asBefore(String run) {
        return new Planner(runbook, target, files, clock, run, isSet);
    }

    /** Also tells which secrets are missing. */
    public Planner knowing(Predicate<Secret> isSet) {
        return new Planner(runbook, target, files, clock, begunBy, isSet);
    }

    /** @throws dev.gonogo.postgres.DatabaseUnreachable when there is no session to be had */
    public Plan plan(Database database) {
        try (var session = database.open()) {
            session.beginReadOnly();
            var plan = plan(session, Pooler.detect(database));
            session.rollback();
            return plan;
        }
    }

    private Plan plan(Session session, Optional<String> pooler) {
        var planned = plannedTarget(Identity.of(session));
        var migrations =
                runbook.migrations().map(said -> PendingMigrations.read(said, session, files, own(said, session)));
        var drift = DriftLook.of(session, runbook.migrations(), migrations, begunBy);
        var describe = new Describe(files, runbook, migrations, target);
        var steps = steps(describe);
        var rollbackSteps = runbook.rollbackSteps()
                .map(step -> planned(step, "rollback", "", describe))
                .toList();
        var plannedFiles = plannedFiles();
        var findings = new ArrayList<>(
                drift.findings().stream().map(DriftFinding::toFinding).toList());
        migrations.flatMap(this::readOnly).map(DriftFinding::toFinding).ifPresent(findings::add);
        new Preflight(runbook, target, isSet).look(session, planned, pooler).forEach(findings::add);
        return new Plan(
                1,
                runbook.name(),
                runbook.title(),
                digest(planned, steps, rollbackSteps, plannedFiles),
                clock.instant(),
                planned,
                runbook.roles(),
                runbook.contacts(),
                new Timeline(runbook, target, clock).tasks(),
                steps,
                rollbackSteps,
                plannedFiles,
                migrations.map(PendingMigrations::pending).orElse(List.of()).stream()
                        .map(file -> file.fileName())
                        .toList(),
                runbook.risks(),
                runbook.followUps().stream().map(Plan.PlannedFollowUp::of).toList(),
                lint(migrations, planned),
                findings,
                drift.fingerprint(),
                new Plan.Trust(
                        runbook.signers().map(SourceFile::path).orElse(""),
                        runbook.decision().breakGlass()),
                runbook.knownIssues(),
                runbook.window().filter(window -> !planned.embedded()),
                runbook.decision().criteria().stream()
                        .map(own -> new Plan.PlannedCriterion(own.name(), required(own.requires())))
                        .toList());
    }

    private PlannedLint lint(Optional<PendingMigrations> migrations, PlannedTarget planned) {
        var pending = migrations.map(PendingMigrations::pending).orElse(List.of()).stream()
                .map(file -> file.fileName())
                .toList();
        var report = new LintedFiles(runbook, files).ofRun(pending, planned.majorVersion(), LocalDate.now(clock));
        return PlannedLint.of(report);
    }

    private Predicate<MigrationHistory.Applied> own(Migrations migrations, Session session) {
        var own = new OwnMigrations(migrations, Receipts.of(session, begunBy));
        return row -> own.has(row.version());
    }

    private Optional<DriftFinding> readOnly(PendingMigrations migrations) {
        boolean migrates = Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .anyMatch(step -> step instanceof Migrate || step instanceof MigrateBack);
        var history = runbook.migrations().orElseThrow().history();
        return migrations.isWritable() || !migrates
                ? Optional.empty()
                : Optional.of(new DriftFinding(
                        DriftFinding.Kind.READ_ONLY_HISTORY,
                        history,
                        "history `%s` is one of %s, which Gonogo reads and does not write"
                                .formatted(history, migrations.tool()),
                        "apply the migrations with that tool in a `command`, or name a history of Gonogo's own"));
    }

    /** Looks at the target, read-only, for drift alone. */
    public DriftReport drift(Database database) {
        try (var session = database.open()) {
            session.beginReadOnly();
            var report = drift(session);
            session.rollback();
            return report;
        }
    }

    /** The same in a session of its caller. */
    public DriftReport drift(Session session) {
        var migrations = runbook.migrations().map(said -> PendingMigrations.read(said, session, files));
        return DriftLook.of(session, runbook.migrations(), migrations, begunBy)
                .report(runbook.name(), runbook.migrations(), plannedTarget(Identity.of(session)));
    }

    /** The runbook first, whole: a number that an assertion takes from a variable counts as much as one that is written in it. */
    private List<Plan.PlannedFile> plannedFiles() {
        var planned = new ArrayList<Plan.PlannedFile>();
        planned.add(runbookFile());
        planned.addAll(files.planned());
        Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .flatMap(this::programs)
                .distinct()
                .forEach(planned::add);
        runbook.signers().map(this::plannedFile).ifPresent(planned::add);
        return planned;
    }

    private Stream<Plan.PlannedFile> programs(Step step) {
        return new ProgramFiles(runbook.folder()).of(step);
    }

    private Plan.PlannedFile plannedFile(SourceFile file) {
        try {
            return new Plan.PlannedFile(file.path(), Digest.of(runbook.folder().resolve(file.path())));
        } catch (IOException gone) {
            throw new UncheckedIOException("`" + file.path() + "` cannot be read again", gone);
        }
    }

    private Plan.PlannedFile runbookFile() {
        try {
            var file = Path.of(runbook.at().file());
            return new Plan.PlannedFile(file.getFileName().toString(), Digest.of(file));
        } catch (IOException gone) {
            throw new UncheckedIOException("the runbook's file cannot be read again", gone);
        }
    }

    private PlannedTarget plannedTarget(Identity identity) {
        return new PlannedTarget(
                target.name(),
                target.server() instanceof dev.gonogo.model.Server.Embedded,
                target.guarded(),
                identity.host(),
                identity.port(),
                identity.database(),
                identity.role(),
                identity.systemIdentifier(),
                identity.serverVersion());
    }

    private List<PlannedStep> steps(Describe describe) {
        var steps = new ArrayList<PlannedStep>();
        for (Phase phase : runbook.phases()) {
            for (PhaseItem item : phase.items()) {
                var task = item instanceof Task one ? one.id() : "";
                item.parts()
                        .map(step -> planned(step, phase.name(), task, describe))
                        .map(step -> item instanceof ModeSwitch one ? step.switching(one) : step)
                        .forEach(steps::add);
            }
        }
        runbook.decision().poll().stream()
                .map(poll -> planned(poll, "Decision", "", describe))
                .forEach(steps::add);
        return steps;
    }

    private PlannedStep planned(Step step, String phase, String task, Describe describe) {
        return new PlannedStep(
                step.id(),
                phase,
                task,
                step.kind(),
                step.head().name(),
                Mutates.mutates(step),
                stepDigest(step, describe),
                step.as(describe),
                step instanceof Gate gate ? required(gate.requires()) : List.of(),
                step.as(new Terms(runbook.decision(), target)));
    }

    private String stepDigest(Step step, Describe describe) {
        var own = describe.filesOf(step).stream()
                .map(path -> path + " " + files.get(path).sha256());
        var named = Stream.concat(Stream.of(step), step.inner())
                .flatMap(each -> files.namedBy(each).stream())
                .map(file -> file.path() + " " + file.sha256());
        var programs = programs(step).map(file -> file.path() + " " + file.sha256());
        var used = Stream.of(own, named, programs).flatMap(files -> files).toList();
        return Digest.of(step.kind() + Json.canonical(step) + used);
    }

    /** Steps by their ids; a task stands for all of its steps. */
    private List<String> required(List<SourceName> names) {
        return names.stream()
                .map(SourceName::name)
                .flatMap(name -> runbook.tasks()
                        .filter(task -> task.id().equals(name))
                        .findFirst()
                        .map(task -> task.steps().stream().map(Step::id))
                        .orElse(Stream.of(name)))
                .toList();
    }

    private String digest(
            PlannedTarget planned,
            List<PlannedStep> steps,
            List<PlannedStep> rollbackSteps,
            List<Plan.PlannedFile> used) {
        Map<String, Object> content = new TreeMap<>();
        content.put("runbook", runbook.name() + " " + runbook.title());
        content.put("roles", Json.canonical(runbook.roles()));
        content.put("contacts", Json.canonical(runbook.contacts()));
        content.put("target", planned.embedded() ? planned.name() : planned);
        content.put("target settings", Json.canonical(target));
        content.put("window", Json.canonical(runbook.window()));
        content.put("migrations", Json.canonical(runbook.migrations()));
        content.put("phases", Json.canonical(runbook.phases()));
        content.put("steps", digests(steps));
        content.put("point of no return", Json.canonical(runbook.pointOfNoReturn()));
        content.put("rollback", Json.canonical(runbook.rollback()));
        content.put("rollback steps", digests(rollbackSteps));
        content.put("risks", Json.canonical(runbook.risks()));
        content.put("decision", Json.canonical(runbook.decision()));
        content.put("channels", Json.canonical(runbook.channels()));
        content.put("announcements", Json.canonical(runbook.announcements()));
        content.put("known issues", Json.canonical(runbook.knownIssues()));
        content.put("follow-ups", Json.canonical(runbook.followUps()));
        content.put("files", used);
        return Digest.of(Json.canonical(content));
    }

    private static List<String> digests(List<PlannedStep> steps) {
        return steps.stream()
                .map(step -> step.id() + " " + step.digest() + " " + step.does())
                .collect(Collectors.toList());
    }

    /** The step of this id, forward or of a rollback. */
    public static Optional<PlannedStep> find(Plan plan, String id) {
        return Stream.concat(plan.steps().stream(), plan.rollbackSteps().stream())
                .filter(step -> step.id().equals(id))
                .findFirst();
    }
}

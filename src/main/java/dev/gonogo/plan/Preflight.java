package dev.gonogo.plan;

import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.model.Command;
import dev.gonogo.model.Rehearse;
import dev.gonogo.model.Restore;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.Pooler;
import dev.gonogo.postgres.Session;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What could be known before the window: whether the target is the marked one, and what the role lacks. */
final class Preflight {

    private final Runbook runbook;
    private final Target target;

    Preflight(Runbook runbook, Target target) {
        this.runbook = runbook;
        this.target = target;
    }

    /** @param pooler why sessions cannot be relied on */
    List<Plan.Finding> look(Session session, PlannedTarget planned, Optional<String> pooler) {
        var findings = new ArrayList<Plan.Finding>();
        pooler.ifPresent(shared -> findings.add(new Plan.Finding(true, shared, Pooler.hint())));
        marker(Identity.of(session), findings);
        if (steps().anyMatch(this::makesDatabases) && !mayCreateDatabases(session)) {
            findings.add(new Plan.Finding(
                    true,
                    "role `%s` may not create databases, which `rehearse`, `restore` and the proof of a `backup` need"
                            .formatted(planned.role()),
                    "grant it CREATEDB, or back this target up by `backups PG_DUMP` and `prove READ`"));
        }
        if (steps().anyMatch(this::dumps)) {
            Dump.missing(planned.serverVersion())
                    .ifPresent(missing -> findings.add(new Plan.Finding(
                            true, missing, "or back this target up by `backups CLONE`, while nobody else is on it")));
        }
        steps().flatMap(this::missingProgram).forEach(findings::add);
        return findings;
    }

    private void marker(Identity identity, List<Plan.Finding> findings) {
        if (!identity.marker().isEmpty() && !identity.marker().equals(target.name())) {
            findings.add(new Plan.Finding(
                    true,
                    "the database `%s` on %s is marked as `%s`, not as `%s`"
                            .formatted(identity.database(), identity.host(), identity.marker(), target.name()),
                    "check the address of target `%s`".formatted(target.name())));
        }
    }

    /** Those that are meant for the target. */
    private Stream<Step> steps() {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(step ->
                        step.head().onlyOn().isEmpty() || step.head().onlyOn().contains(target.name()));
    }

    private Stream<Plan.Finding> missingProgram(Step step) {
        if (step instanceof Command command && !isThere(command.arguments().get(0))) {
            return Stream.of(
                    new Plan.Finding(
                            true,
                            "there is no program `%s`, which `%s` starts"
                                    .formatted(command.arguments().get(0), step.id()),
                            "install it; a program without `/` in its name is looked for on PATH, others from the runbook's folder"));
        }
        return Stream.empty();
    }

    private boolean isThere(String program) {
        var folders = program.contains("/")
                ? Stream.of(runbook.folder())
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of);
        return folders.map(folder -> folder.resolve(program))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    private boolean makesDatabases(Step step) {
        return step instanceof Rehearse rehearse && rehearse.within().isEmpty()
                || step instanceof Restore
                || step instanceof Backup backup && !(dumps(step) && backup.proof() == Backup.Proof.READ);
    }

    private boolean dumps(Step step) {
        return step instanceof Backup && target.backups() == BackupMethod.PG_DUMP;
    }

    private static boolean mayCreateDatabases(Session session) {
        var row = session.query("select rolcreatedb or rolsuper from pg_roles where rolname = current_user");
        return Boolean.TRUE.equals(row.single());
    }
}

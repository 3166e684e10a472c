package dev.gonogo.plan;

import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.model.Check;
import dev.gonogo.model.Command;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.BaseBackup;
import dev.gonogo.postgres.Dump;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that a runbook needs and this machine does not have: told before the window, not in it. */
public final class MissingPrograms {

    private final Runbook runbook;

    public MissingPrograms(Runbook runbook) {
        this.runbook = runbook;
    }

    /** As far as it is known without asking any server for its version; one sentence each. */
    public List<String> ofAnyTarget() {
        return runbook.targets().stream()
                .flatMap(target -> of(target, "0"))
                .map(finding ->
                        finding.hint().isEmpty() ? finding.message() : finding.message() + "; " + finding.hint())
                .distinct()
                .toList();
    }

    /** @param serverVersion as the server says; `0` when nobody knows */
    Stream<Plan.Finding> of(Target target, String serverVersion) {
        var steps = steps(target).toList();
        return Stream.of(
                        backups(target, serverVersion, steps),
                        readers(serverVersion, steps),
                        steps.stream().flatMap(this::started).distinct())
                .flatMap(findings -> findings);
    }

    /** Those that are meant for the target, with their checks. */
    private Stream<Step> steps(Target target) {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(step ->
                        step.head().onlyOn().isEmpty() || step.head().onlyOn().contains(target.name()))
                .flatMap(step -> Stream.concat(Stream.of(step), step.inner()));
    }

    private static Stream<Plan.Finding> backups(Target target, String serverVersion, List<Step> steps) {
        if (steps.stream().noneMatch(Backup.class::isInstance)) {
            return Stream.empty();
        }
        Optional<String> missing = switch (target.backups()) {
            case CLONE -> Optional.empty();
            case PG_DUMP -> Dump.missing(serverVersion);
            case PG_BASEBACKUP -> serverVersion.equals("0") ? Optional.empty() : BaseBackup.missing(serverVersion);
        };
        return missing.stream()
                .map(told -> new Plan.Finding(
                        true,
                        told,
                        target.backups() == BackupMethod.PG_DUMP
                                ? "or back this target up by `backups CLONE`, while nobody else is on it"
                                : "or back this target up by `backups PG_DUMP`"));
    }

    private static Stream<Plan.Finding> readers(String serverVersion, List<Step> steps) {
        boolean reads = steps.stream()
                .anyMatch(step -> step instanceof Check check && check.probe() instanceof Probe.BackupFile);
        return (reads ? Dump.missing(serverVersion) : Optional.<String>empty())
                .map(told -> new Plan.Finding(true, told, "`backupFile` reads dumps with it")).stream();
    }

    private Stream<Plan.Finding> started(Step step) {
        return program(step)
                .filter(program -> !isThere(program))
                .map(
                        program -> new Plan.Finding(
                                true,
                                "there is no program `%s`, which `%s` starts".formatted(program, step.id()),
                                "install it; a program without `/` in its name is looked for on PATH, others from the runbook's folder"))
                .stream();
    }

    private static Optional<String> program(Step step) {
        if (step instanceof Command command) {
            return command.arguments().stream().findFirst();
        }
        return step instanceof Check check && check.probe() instanceof Probe.Program program
                ? program.arguments().stream().findFirst()
                : Optional.empty();
    }

    private boolean isThere(String program) {
        var folders = program.contains("/")
                ? Stream.of(runbook.folder())
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of);
        return folders.map(folder -> folder.resolve(program))
                .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }
}

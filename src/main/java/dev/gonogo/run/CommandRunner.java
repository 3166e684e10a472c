package dev.gonogo.run;

import dev.gonogo.model.Command;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.ProgramFiles;
import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.JournalUnwritable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** `command`: a program without a shell, its whole output kept, its exit status judged. One that takes too long is ended. */
final class CommandRunner {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final StepRun run;

    CommandRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Command step) {
        var changed = changed(step);
        if (changed.isPresent()) {
            return Outcome.failed(
                    "`%s` was changed since it was planned, and was not started; put it back, or go on by `gonogo resume`, which shows the change"
                            .formatted(changed.get()));
        }
        return new LeftPrograms(run).end()
                ? started(step)
                : Outcome.broken("the program of an earlier attempt does not end, and was not started again");
    }

    /** A program of the runbook's own folder that is not the one of the plan. */
    private Optional<String> changed(Command step) {
        var planned = run.run().plan().files();
        return new ProgramFiles(run.run().runbook().folder())
                .of(step.arguments()).stream()
                        .filter(file ->
                                planned.stream().anyMatch(known -> known.path().equals(file.path())))
                        .filter(file -> !planned.contains(file))
                        .map(Plan.PlannedFile::path)
                        .findFirst();
    }

    private Outcome started(Command step) {
        try {
            var output = Files.createTempFile("gonogo", ".out");
            try {
                return run(step, recorded(start(step, output)), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException notStarted) {
            return Outcome.broken(
                    "`%s` cannot be started: %s".formatted(step.arguments().get(0), notStarted.getMessage()));
        }
    }

    private Process start(Command step, Path output) throws IOException {
        return new ProcessBuilder(step.arguments())
                .directory(run.run().runbook().folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** On disk, so that who goes on with the run can end it. One that nobody would know of does not stay. */
    private Process recorded(Process process) {
        try {
            var startedAt = process.info().startInstant().orElseGet(run.run().clock()::instant);
            run.run().journal().append(new Event.ProgramStarted(run.step().id(), process.pid(), startedAt));
            return process;
        } catch (JournalUnwritable stop) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw stop;
        }
    }

    private Outcome run(Command step, Process process, Path output) {
        var longest = step.head().timeout().orElse(LONGEST);
        var cancelled = new AtomicBoolean();
        var registration = run.run().interruption().onCancel(() -> {
            cancelled.set(true);
            end(process);
        });
        try {
            boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                end(process);
            }
            var said = keep(output);
            if (cancelled.get()) {
                return interrupted(step);
            }
            return ended
                    ? judged(step, process.exitValue(), said)
                    : Outcome.failed("it did not end within " + longest.toSeconds() + " s and was killed");
        } catch (InterruptedException stopped) {
            end(process);
            Thread.currentThread().interrupt();
            return interrupted(step);
        } finally {
            registration.close();
        }
    }

    private static Outcome interrupted(Command step) {
        return step.mutates() ? Outcome.inDoubt("it was interrupted") : Outcome.broken("it was interrupted");
    }

    private static Outcome judged(Command step, int status, String said) {
        var exit = "exit status " + status;
        if (step.tap()) {
            var tests = Tap.read(said.lines().toList()).judged();
            return status == step.exitStatus() || !tests.isGood()
                    ? tests
                    : Outcome.failed("%s; %s, wanted is %d".formatted(tests.message(), exit, step.exitStatus()));
        }
        return status == step.exitStatus()
                ? Outcome.passed(exit)
                : Outcome.failed("%s, wanted is %d".formatted(exit, step.exitStatus()));
    }

    private void end(Process process) {
        var grace = run.database().settings().grace();
        new ProcessTree(process.toHandle(), told -> run.notice(new Notice("TIMEOUT", told))).end(grace);
    }

    /** What is no UTF-8 in it is replaced, so that secrets in the rest can be told and masked. */
    private String keep(Path output) {
        try {
            var said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            run.evidence().text("output.txt", said);
            return said;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

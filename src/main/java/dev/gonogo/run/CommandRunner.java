package dev.gonogo.run;

import dev.gonogo.model.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** `command`: a program without a shell, its whole output kept, its exit status judged. */
final class CommandRunner {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final StepRun run;

    CommandRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Command step) {
        try {
            var output = Files.createTempFile("gonogo", ".out");
            try {
                return run(step, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException notStarted) {
            return Outcome.broken(
                    "`%s` cannot be started: %s".formatted(step.arguments().get(0), notStarted.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.broken("it was interrupted");
        }
    }

    private Outcome run(Command step, Path output) throws IOException, InterruptedException {
        var process = new ProcessBuilder(step.arguments())
                .directory(run.run().runbook().folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        var longest = step.head().timeout().orElse(LONGEST);
        boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        run.evidence().text("output.txt", Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1));
        if (!ended) {
            return Outcome.failed("it did not end within " + longest.toSeconds() + " s and was killed");
        }
        int status = process.exitValue();
        return status == step.exitStatus()
                ? Outcome.passed("exit status " + status)
                : Outcome.failed("exit status %d, wanted is %d".formatted(status, step.exitStatus()));
    }
}

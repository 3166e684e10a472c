package dev.gonogo.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** A client program of PostgreSQL, found in the usual package folders or on PATH, and as new as the server. */
record ClientProgram(Path path, RunningPrograms running) {

    private static final List<String> PACKAGED =
            List.of("/usr/lib/postgresql/%d/bin", "/usr/pgsql-%d/bin", "/opt/homebrew/opt/postgresql@%d/bin");

    /** A process that a signal ended has the status of the signal behind this. */
    private static final int SIGNALLED = 128;

    static Optional<ClientProgram> find(String name, int serverMajor) {
        var packaged = PACKAGED.stream().map(folder -> folder.formatted(serverMajor));
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(packaged, onPath)
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .filter(program -> version(program) >= serverMajor)
                .findFirst()
                .map(program -> new ClientProgram(program, new RunningPrograms()));
    }

    /** The same program, whose processes are among these. */
    ClientProgram among(RunningPrograms others) {
        return new ClientProgram(path, others);
    }

    /** The programs of this version alone, or of those that are on PATH: formats of the server's own files differ. */
    static Optional<ClientProgram> findSame(String name, int serverMajor) {
        return find(name, serverMajor).filter(program -> version(program.path()) == serverMajor);
    }

    /** Runs it to its end while its output is read. @throws DumpFailed as {@link #run} */
    <T> T read(
            List<String> arguments,
            Map<String, String> environment,
            Optional<Duration> timeout,
            Function<InputStream, T> work) {
        return read(arguments, environment, timeout, InputStream.nullInputStream(), work);
    }

    /** The same with an input, which it is given as it comes, and which is closed. @throws DumpFailed as {@link #run} */
    <T> T read(
            List<String> arguments,
            Map<String, String> environment,
            Optional<Duration> timeout,
            InputStream input,
            Function<InputStream, T> work) {
        try {
            var said = Files.createTempFile("gonogo", ".err");
            try {
                var process = started(arguments, environment, new ProcessBuilder().redirectError(said.toFile()));
                try {
                    new Thread(() -> feed(input, process), name() + " input").start();
                    return read(process, said, timeout, work);
                } finally {
                    over(process);
                }
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException notStarted) {
            throw new DumpFailed(name() + " cannot be run: " + notStarted.getMessage());
        } catch (ExecutionException unread) {
            throw unread.getCause() instanceof DumpFailed told
                    ? told
                    : new DumpFailed("the output of " + name() + " cannot be read: " + unread.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DumpFailed(name() + " was interrupted");
        }
    }

    private static void feed(InputStream input, Process process) {
        try (input;
                var out = process.getOutputStream()) {
            input.transferTo(out);
        } catch (IOException endedBefore) {
            // its status tells why
        }
    }

    /** What it has written is read to its end before it is let go. */
    private <T> T read(Process process, Path said, Optional<Duration> timeout, Function<InputStream, T> work)
            throws IOException, ExecutionException, InterruptedException {
        var reading = new FutureTask<>(() -> work.apply(process.getInputStream()));
        new Thread(reading, name()).start();
        await(process, timeout);
        judge(process, said);
        return reading.get();
    }

    private Process started(List<String> arguments, Map<String, String> environment, ProcessBuilder builder)
            throws IOException {
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        builder.command(command).environment().putAll(environment);
        var process = builder.start();
        running.add(process);
        return process;
    }

    private void over(Process process) {
        process.destroyForcibly();
        running.remove(process);
    }

    /** Runs it to its end. @throws DumpFailed with what it said, also when it does not end in time */
    void run(List<String> arguments, Map<String, String> environment, Optional<Duration> timeout) {
        try {
            var output = Files.createTempFile("gonogo", ".out");
            try {
                var builder = new ProcessBuilder().redirectErrorStream(true).redirectOutput(output.toFile());
                await(started(arguments, environment, builder), output, timeout);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException notStarted) {
            throw new DumpFailed(name() + " cannot be run: " + notStarted.getMessage());
        }
    }

    private void await(Process process, Path output, Optional<Duration> timeout) throws IOException {
        try {
            await(process, timeout);
        } finally {
            over(process);
        }
        judge(process, output);
    }

    private void await(Process process, Optional<Duration> timeout) {
        try {
            long longest = timeout.map(Duration::toMillis).orElse(Long.MAX_VALUE);
            if (!process.waitFor(longest, TimeUnit.MILLISECONDS)) {
                throw new DumpFailed("%s did not end within %d s and was killed".formatted(name(), longest / 1000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DumpFailed(name() + " was interrupted");
        }
    }

    private void judge(Process process, Path output) throws IOException {
        if (process.exitValue() != 0) {
            var said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            throw new DumpFailed("%s ended with status %d: %s"
                    .formatted(name(), process.exitValue(), said.isBlank() ? how(process.exitValue()) : said.strip()));
        }
    }

    private static String how(int status) {
        return status > SIGNALLED ? "signal %d ended it".formatted(status - SIGNALLED) : "it did not say why";
    }

    private String name() {
        return path.getFileName().toString();
    }

    private static int version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version").start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return ServerVersion.major(said.replaceFirst("^\\D+", ""));
        } catch (IOException unusable) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}

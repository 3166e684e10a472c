package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server process of a cluster: the one that its pid file names, provided that this is a PostgreSQL of this data
 * folder.
 */
record Postmaster(ClusterFolder cluster) {

    /** Fast shutdown, immediate shutdown, and what no process withstands. */
    private static final List<String> SIGNALS = List.of("INT", "QUIT", "KILL");

    private static final Duration GRACE = Duration.ofSeconds(10);

    boolean isRunning() {
        return process().isPresent();
    }

    /** Stops it, each time harder after a grace; nothing happens when none is running. */
    void stop() {
        for (var signal : SIGNALS) {
            var process = process();
            if (process.isEmpty()) {
                return;
            }
            send(signal, process.get());
            BoundedWait.until(() -> !isRunning(), GRACE);
        }
        if (isRunning()) {
            throw unstoppable("it survived " + SIGNALS);
        }
    }

    /** Removes a pid file whose number has gone to another program, which a starting server would take for itself. */
    void forgetStranger() throws IOException {
        if (!isRunning() && pid().flatMap(ProcessHandle::of).isPresent()) {
            Files.deleteIfExists(pidFile());
        }
    }

    Path pidFile() {
        return cluster.data().resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(this::servesThisData);
    }

    private boolean servesThisData(ProcessHandle process) {
        var words = process.info().arguments().map(List::of).orElse(List.of());
        var program = process.info().command().orElse("postgres"); // hidden from root in many containers
        return program.contains("postgres") && words.indexOf(cluster.data().toString()) == 1;
    }

    private Optional<Long> pid() {
        try {
            return Files.readAllLines(pidFile()).stream().findFirst().map(Long::valueOf);
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private void send(String signal, ProcessHandle process) {
        var sent = LocalCommand.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(process.pid()))
                .run(Path.of("/"));
        if (!sent.passed() && isRunning()) {
            throw unstoppable(sent.output());
        }
    }

    private EmbeddedServerException unstoppable(String detail) {
        var pid = process().map(ProcessHandle::pid).orElse(0L);
        return new EmbeddedServerException(
                "cannot be stopped",
                cluster.folder(),
                detail,
                "stop process " + pid + " as the user that it belongs to");
    }
}

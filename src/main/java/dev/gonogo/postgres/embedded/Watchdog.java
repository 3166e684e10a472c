package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A small shell process that starts the server and stops it when this JVM has gone, however it went: its input is a
 * pipe that ends with the JVM. A session of its own keeps the terminal's Ctrl-C from both.
 */
final class Watchdog {

    /** The pid is compared before the signal, because by then somebody else may have started the cluster again. */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            pid_file=$1; log=$2; shift 2
            "$@" </dev/null >>"$log" 2>&1
            started=$?
            trap '' PIPE
            echo $started
            [ $started = 0 ] || exit
            read -r pid <"$pid_file"
            read -r released && exit
            read -r now <"$pid_file" && [ "$now" = "$pid" ] && kill -QUIT "$pid"
            """;

    /** Not everywhere is there a `setsid`; then the signals that the script ignores must do. */
    private static final List<String> OWN_SESSION = List.of("sh", "-c", "exec $(command -v setsid) \"$@\"", "sh");

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    static Watchdog start(ClusterFolder cluster, ServerPrograms programs, int port) throws IOException {
        var script = new ArrayList<>(List.of("sh", "-c", SCRIPT, "gonogo-watchdog"));
        script.add(cluster.postmaster().pidFile().toString());
        script.add(cluster.log().file().toString());
        script.addAll(programs.startCommand(cluster, port));
        var words = new ArrayList<>(OWN_SESSION);
        words.addAll(programs.account().as(script).words());
        var builder = new LocalCommand(words).in(cluster.home()).redirectError(ProcessBuilder.Redirect.DISCARD);
        return new Watchdog(builder.start());
    }

    /** Waits until the server accepts connections; false when it does not start. */
    boolean serverStarted() throws IOException {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            return "0".equals(lines.readLine());
        }
    }

    /** Sends it home without touching the server. */
    void release() {
        try (var input = process.outputWriter()) {
            input.write("released\n");
        } catch (IOException gone) {
            // it has ended already, which is all that is wanted
        }
    }
}

package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * Starting a server.
 *
 * @param accounts that it may run as, the first that works
 * @param ports that it may listen on, each asked for when the one before was taken
 * @param durable whether what it commits outlives a crash of the machine
 */
record ServerLaunch(List<ServerAccount> accounts, IntSupplier ports, boolean durable) {

    private static final int ATTEMPTS = 5;

    /**
     * What the log says when another attempt may succeed: the port was taken, or what a killed process left has yet to
     * end.
     */
    private static final Pattern PASSING = Pattern.compile("could not create any TCP/IP sockets"
            + "|lock file \"postmaster.pid\" already exists"
            + "|pre-existing shared memory block .* is still in use");

    ServerLaunch {
        accounts = List.copyOf(accounts);
    }

    ServerLaunch(List<ServerAccount> accounts, IntSupplier ports) {
        this(accounts, ports, true);
    }

    /** For a server that nobody will miss after a crash of the machine: it waits for no disk. */
    ServerLaunch forgetful() {
        return new ServerLaunch(accounts, ports, false);
    }

    static ServerLaunch standard() {
        return new ServerLaunch(ServerAccount.inOrder(), FreePort::next);
    }

    EmbeddedServer start(Path folder, Path binaries, BinaryArchive archive) {
        var account = new AccountChoice(accounts, folder).choose();
        try {
            var unpacked = new BinaryUnpacking(binaries).of(archive);
            var cluster = ClusterFolder.claim(folder, account);
            var programs = ServerPrograms.reachable(unpacked, account, cluster);
            prepare(cluster, programs, ClusterTemplate.beside(unpacked, account));
            return start(cluster, programs);
        } catch (IOException | UncheckedIOException problem) {
            var hint = "see that `" + folder + "` and `" + binaries + "` can be written and that the disk has room";
            throw new EmbeddedServerException("cannot be prepared", folder, problem.toString(), hint);
        }
    }

    private void prepare(ClusterFolder cluster, ServerPrograms programs, ClusterTemplate template) throws IOException {
        if (cluster.isCreated()) {
            cluster.postmaster().forgetStranger();
        } else {
            new ClusterCreation(cluster, programs, template, durable).run();
        }
    }

    private EmbeddedServer start(ClusterFolder cluster, ServerPrograms programs) throws IOException {
        for (var left = ATTEMPTS; ; left--) {
            var logged = cluster.log().size();
            var server = startOn(ports.getAsInt(), cluster, programs);
            if (server.isPresent()) {
                return server.get();
            }
            var said = cluster.log().tailSince(logged);
            if (left == 1 || !PASSING.matcher(said).find()) {
                var hint = "see " + cluster.log().file();
                throw new EmbeddedServerException("does not start", cluster.folder(), said, hint);
            }
        }
    }

    private static Optional<EmbeddedServer> startOn(int port, ClusterFolder cluster, ServerPrograms programs)
            throws IOException {
        var watchdog = Watchdog.start(cluster, programs, port);
        if (watchdog.serverStarted()) {
            return Optional.of(new EmbeddedServer(cluster, watchdog, port));
        }
        cluster.postmaster().stop(); // it may be starting still
        watchdog.release();
        return Optional.empty();
    }
}

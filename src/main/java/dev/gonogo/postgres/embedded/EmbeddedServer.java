package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A real PostgreSQL of one's own, with database {@code postgres}, reachable from this machine only.
 *
 * <pre>
 * try (var server = EmbeddedServer.start(run.resolve("cluster"), cache.resolve("binaries"))) {
 *     var url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/postgres";
 *     …
 * }
 * </pre>
 *
 * <p>Unless it is started as a forgetful one, it is as durable as a server in production: what it committed is there after a crash of this process, of the
 * server or of the machine. It ends with this process, however that ends: closed, by a shutdown hook, or, after a
 * SIGKILL, by a watchdog process; {@link #sweep} finds what survived even that. Safe for several threads.
 */
public final class EmbeddedServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";

    private final ClusterFolder cluster;
    private final Watchdog watchdog;
    private final int port;
    private final String password;
    private final Thread hook = new Thread(this::close, "gonogo-embedded-server-stop");
    private boolean closed;

    EmbeddedServer(ClusterFolder cluster, Watchdog watchdog, int port) throws IOException {
        this.cluster = cluster;
        this.watchdog = watchdog;
        this.port = port;
        this.password = Files.readString(cluster.passwordFile());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts the version on the class path; otherwise as {@link #start(Path, Path, BinaryArchive)}. */
    public static EmbeddedServer start(Path folder, Path binaries) {
        return start(folder, binaries, BinaryArchive.onClassPath());
    }

    /**
     * Starts a server and returns when it accepts connections: within a second, and three more for the first of a version,
     * of which a template is kept beside its programs: all clusters of it have one system identifier.
     *
     * @param folder gets the cluster, the log {@code server.log}, and the file {@code owner} that names this process. A
     *     cluster that is there already, from an interrupted run, is recovered and started with its data and password.
     *     The parent folder should hold nothing else than such folders, to be swept.
     * @param binaries where the programs of each version are unpacked, once; may be shared by processes and used at
     *     once
     * @throws EmbeddedServerException when there is no account to run it as, the folder belongs to a living process, or
     *     the server does not start; with the end of its log
     */
    public static EmbeddedServer start(Path folder, Path binaries, BinaryArchive archive) {
        return ServerLaunch.standard().start(folder, binaries, archive);
    }

    /**
     * As {@link #start(Path, Path)}, for what nobody will miss: it waits for no disk, and does not survive a crash of the
     * machine.
     */
    public static EmbeddedServer startForgetful(Path folder, Path binaries) {
        return ServerLaunch.standard().forgetful().start(folder, binaries, BinaryArchive.onClassPath());
    }

    /** The same of another version. */
    public static EmbeddedServer startForgetful(Path folder, Path binaries, BinaryArchive archive) {
        return ServerLaunch.standard().forgetful().start(folder, binaries, archive);
    }

    /**
     * Stops the servers and removes the folders whose owners are dead. A folder without an owner's file, or with an
     * owner that lives or cannot be looked up, is not touched; one that cannot be stopped or removed is left to the
     * next sweep.
     *
     * @param clusters holds the folders that servers were started in; it need not exist
     * @param keep says whose files stay; their servers are stopped all the same
     * @return the folders that were removed
     */
    public static List<Path> sweep(Path clusters, Predicate<Path> keep) {
        return new ClusterSweep(keep).of(clusters);
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    /** The superuser, {@code postgres}. */
    public String user() {
        return SUPERUSER;
    }

    /** Random, and the same for all clusters of this user and version. */
    public String password() {
        return password;
    }

    /** The folder that it was started in, as an absolute path without symbolic links. */
    public Path folder() {
        return cluster.folder();
    }

    /**
     * Stops the server and leaves its files: sessions are ended and rolled back, and after ten seconds it is stopped
     * without a checkpoint. Does nothing when it is closed already.
     *
     * @throws EmbeddedServerException when it cannot be stopped
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            cluster.postmaster().stop();
            watchdog.release();
            closed = true;
            forgetHook();
            cluster.release();
        }
    }

    /**
     * Stops the server and removes its files.
     *
     * @throws EmbeddedServerException when it cannot be stopped or they cannot be removed
     */
    public void remove() {
        close();
        try {
            cluster.delete();
        } catch (IOException problem) {
            throw new EmbeddedServerException(
                    "cannot be removed", folder(), problem.toString(), "remove the folder by hand");
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook itself is what is running
        }
    }
}

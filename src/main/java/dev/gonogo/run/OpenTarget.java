package dev.gonogo.run;

import dev.gonogo.model.Secret;
import dev.gonogo.model.Server;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.StepId;
import dev.gonogo.model.Target;
import dev.gonogo.plan.SqlFile;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Address;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Marker;
import dev.gonogo.postgres.ReadingSessions;
import dev.gonogo.postgres.SessionSettings;
import dev.gonogo.postgres.embedded.EmbeddedServer;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.run.script.Sending;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A target that sessions can be opened on. An embedded one is started for it, and when this is closed it is removed, or
 * stopped and kept for going on with the run.
 */
public final class OpenTarget implements AutoCloseable {

    private final Target target;
    private final Database database;
    private final Optional<EmbeddedServer> embedded;
    private boolean kept;
    private final ReadingSessions readings = new ReadingSessions();

    private OpenTarget(Target target, Database database, Optional<EmbeddedServer> embedded) {
        this.target = target;
        this.database = database;
        this.embedded = embedded;
    }

    /**
     * Opens the target for a run, or for a plan of one.
     *
     * @param workplace where embedded servers live and where secrets come from
     * @param user of the sessions, as it shows in pg_stat_activity
     * @throws TargetUnusable when it is not said, or not well said, where the target is
     */
    public static OpenTarget open(Target target, SqlFiles files, Workplace workplace, String user) {
        return open(target, files, workplace, user, EmbeddedServer::start);
    }

    /** The same to look at it, or to try something: what happens on an embedded one need not survive the machine. */
    public static OpenTarget openToLook(Target target, SqlFiles files, Workplace workplace, String user) {
        return open(target, files, workplace, user, EmbeddedServer::startForgetful);
    }

    private static OpenTarget open(
            Target target,
            SqlFiles files,
            Workplace workplace,
            String user,
            BiFunction<Path, Path, EmbeddedServer> starting) {
        var settings = new SessionSettings(user, target.lockTimeout(), target.statementTimeout());
        return target.server() instanceof Server.Embedded server
                ? embedded(target, server, settings, files, workplace, starting)
                : remote(target, settings, workplace);
    }

    /**
     * Opens the target again for a run that was held, or whose process was killed: an embedded one with what it holds.
     *
     * @throws TargetUnusable also when the embedded database of the run is gone
     */
    public static OpenTarget reopen(Target target, Workplace workplace, String user) {
        var settings = new SessionSettings(user, target.lockTimeout(), target.statementTimeout());
        if (!(target.server() instanceof Server.Embedded)) {
            return remote(target, settings, workplace);
        }
        var folder = cluster(workplace, user);
        if (!Files.isDirectory(folder)) {
            throw new TargetUnusable(
                    target,
                    "the database of this run is gone; it is kept until the run ends, or another one begins on an embedded target");
        }
        var started = EmbeddedServer.start(folder, workplace.binaries());
        workplace.secrets().add(started.password());
        return new OpenTarget(target, database(started, target, settings), Optional.of(started));
    }

    /**
     * Clears away what embedded servers left behind whose processes have ended.
     *
     * @param kept whether the database of the run of this id stays
     */
    public static void sweep(Workplace workplace, Predicate<String> kept) {
        EmbeddedServer.sweep(
                workplace.clusters(),
                cluster -> kept.test(cluster.getFileName().toString().replaceFirst("^gonogo_", "")));
    }

    private static OpenTarget remote(Target target, SessionSettings settings, Workplace workplace) {
        var remote = (Server.Remote) target.server();
        var text =
                remote.url().orElseGet(() -> secret(target, remote.secretUrl().orElseThrow(), workplace));
        try {
            var address = Address.parse(text, workplace.environment());
            workplace.secrets().add(address.password());
            return new OpenTarget(target, new Database(address, settings), Optional.empty());
        } catch (IllegalArgumentException malformed) {
            throw new TargetUnusable(target, malformed.getMessage());
        }
    }

    public Target target() {
        return target;
    }

    public Database database() {
        return database;
    }

    /** Whether its server is there for it alone. */
    boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** Whether what an embedded server holds stays when this is closed. */
    public void keep(boolean kept) {
        this.kept = kept;
    }

    /** Sessions for checks. */
    ReadingSessions readings() {
        return readings;
    }

    @Override
    public void close() {
        readings.close();
        embedded.ifPresent(kept ? EmbeddedServer::close : EmbeddedServer::remove);
    }

    private static OpenTarget embedded(
            Target target,
            Server.Embedded server,
            SessionSettings settings,
            SqlFiles files,
            Workplace workplace,
            BiFunction<Path, Path, EmbeddedServer> starting) {
        var started = starting.apply(cluster(workplace, settings.applicationName()), workplace.binaries());
        try {
            workplace.secrets().add(started.password());
            var database = database(started, target, settings);
            if (!name(target).equals("postgres")) {
                try (var session = database.database("postgres").open()) {
                    session.execute("create database \"" + name(target) + "\"");
                }
            }
            server.fixtures().forEach(fixture -> load(database, files.get(fixture.path()), fixture));
            try (var session = database.open()) {
                Marker.write(session, target.name());
            }
            return new OpenTarget(target, database, Optional.of(started));
        } catch (RuntimeException failed) {
            started.remove();
            throw failed;
        }
    }

    private static Path cluster(Workplace workplace, String user) {
        return workplace.clusters().resolve(user.replaceAll("[^A-Za-z0-9.-]", "_"));
    }

    private static Database database(EmbeddedServer server, Target target, SessionSettings settings) {
        var address = Address.of(server.host(), server.port(), name(target), server.user(), server.password());
        return new Database(address, settings);
    }

    private static String name(Target target) {
        return StepId.slug(target.name()).replace('-', '_');
    }

    private static void load(Database database, SqlFile file, SourceFile named) {
        try {
            ScriptRun.onScratch(database, Sending.PLAIN).unguarded(file.script(), Parts.withoutTrace(file.path()));
        } catch (ScriptStopped stopped) {
            throw new FixtureFailed(named, stopped);
        }
    }

    private static String secret(Target target, Secret secret, Workplace workplace) {
        var value = read(target, secret, workplace)
                .orElseThrow(() -> new TargetUnusable(
                        target,
                        "the environment variable `%s` is not set; set it, or `%s_FILE` to a file that holds the value"
                                .formatted(secret.name(), secret.name())));
        workplace.secrets().add(value);
        return value;
    }

    private static Optional<String> read(Target target, Secret secret, Workplace workplace) {
        try {
            return workplace.secret(secret.name());
        } catch (UncheckedIOException unreadable) {
            throw new TargetUnusable(target, unreadable.getMessage());
        }
    }
}

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
import dev.gonogo.postgres.SessionSettings;
import dev.gonogo.postgres.embedded.EmbeddedServer;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A target that sessions can be opened on; an embedded one is started for it, and removed when this is closed. */
public final class OpenTarget implements AutoCloseable {

    private final Target target;
    private final Database database;
    private final Optional<EmbeddedServer> embedded;

    private OpenTarget(Target target, Database database, Optional<EmbeddedServer> embedded) {
        this.target = target;
        this.database = database;
        this.embedded = embedded;
    }

    /**
     * Opens the target for a run, or for a plan of one. First clears away what embedded servers left behind whose process
     * was killed.
     *
     * @param workplace where embedded servers live and where secrets come from
     * @param user of the sessions, as it shows in pg_stat_activity
     * @throws TargetUnusable when it is not said, or not well said, where the target is
     */
    public static OpenTarget open(Target target, SqlFiles files, Workplace workplace, String user) {
        EmbeddedServer.sweep(workplace.clusters(), cluster -> false);
        var settings = new SessionSettings(user, target.lockTimeout(), target.statementTimeout());
        if (target.server() instanceof Server.Embedded server) {
            return embedded(target, server, settings, files, workplace);
        }
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

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedServer::remove);
    }

    private static OpenTarget embedded(
            Target target, Server.Embedded server, SessionSettings settings, SqlFiles files, Workplace workplace) {
        var folder = workplace.clusters().resolve(settings.applicationName().replaceAll("[^A-Za-z0-9.-]", "_"));
        var started = EmbeddedServer.start(folder, workplace.binaries());
        try {
            workplace.secrets().add(started.password());
            var address = Address.of(started.host(), started.port(), "postgres", started.user(), started.password());
            var name = StepId.slug(target.name()).replace('-', '_');
            if (!name.equals("postgres")) {
                try (var session = new Database(address, settings).open()) {
                    session.execute("create database \"" + name + "\"");
                }
            }
            var database = new Database(address.database(name), settings);
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

    private static void load(Database database, SqlFile file, SourceFile named) {
        try {
            new ScriptRun(database, database, 0, notice -> {}).takeBack(file.script(), Parts.withoutTrace(file.path()));
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

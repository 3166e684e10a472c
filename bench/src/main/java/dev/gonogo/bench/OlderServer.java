package dev.gonogo.bench;

import dev.gonogo.postgres.embedded.BinaryArchive;
import dev.gonogo.postgres.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.SQLException;

/** A server no newer than the pg_dump that people have, started when it is first asked for. */
final class OlderServer implements AutoCloseable {

    private final Path folder;
    private final Tools tools;
    private EmbeddedServer server;

    OlderServer(Path folder, Tools tools) {
        this.folder = folder;
        this.tools = tools;
    }

    Database database() throws SQLException {
        if (server == null) {
            var archive = BinaryArchive.of(tools.bench().resolve("target/postgresql-15.jar"));
            server = EmbeddedServer.start(folder.resolve("server"), folder.resolve("binaries"), archive);
        }
        return new Database(server, "bench");
    }

    @Override
    public void close() {
        if (server != null) {
            server.remove();
        }
    }
}

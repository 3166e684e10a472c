package dev.gonogo.bench;

import dev.gonogo.postgres.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database on a server of the bench's own, which is durable as a server in earnest. */
record Database(EmbeddedServer server, String name) {

    static EmbeddedServer start(Path folder) {
        return EmbeddedServer.start(folder.resolve("server"), folder.resolve("binaries"));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), name);
    }

    String url() {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(server.user(), server.password(), server.host(), server.port(), name);
    }

    /** Makes it anew, empty. */
    void recreate() throws SQLException {
        var postgres = new Database(server, "postgres");
        postgres.execute("drop database if exists " + name + " with (force)");
        postgres.execute("create database " + name);
        postgres.execute("checkpoint");
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @throws IllegalStateException when there are not so many tables of the work */
    void mustHave(int tables) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_class where relkind = 'r' and relname ~ '^t[0-9]+$'")) {
            rows.next();
            if (rows.getInt(1) != tables) {
                throw new IllegalStateException("%d of %d tables are there".formatted(rows.getInt(1), tables));
            }
        }
    }
}

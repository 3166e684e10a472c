package dev.gonogo.bench;

import dev.gonogo.postgres.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database on a server of the bench's own, which is durable as a server in earnest. */
record Database(EmbeddedServer server, String name) {

    /** Its password is hashed as often as others do; some programs refuse less. */
    static EmbeddedServer start(Path folder) throws SQLException {
        var server = EmbeddedServer.start(folder.resolve("server"), folder.resolve("binaries"));
        new Database(server, "postgres")
                .execute("set scram_iterations = 4096; alter role %s password '%s'".formatted(server.user(), server.password()));
        return server;
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

    /**
     * Makes it anew, empty, and puts the one that was there aside. Who creates files after many were deleted waits, for minutes,
     * while the file system (ext4) passes over each that is gone: a dropped database would be on the bill of the next contender.
     */
    void putAsideAndCreate() throws SQLException {
        var postgres = new Database(server, "postgres");
        if (postgres.number("select count(*) from pg_database where datname = '" + name + "'") == 1) {
            postgres.execute("alter database %1$s rename to %1$s_%2$d".formatted(name, System.nanoTime()));
        }
        postgres.execute("create database " + name);
        postgres.execute("checkpoint");
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** @throws IllegalStateException when there are not so many tables of the work */
    void mustHave(int tables) throws SQLException {
        long there = number("select count(*) from pg_class where relkind = 'r' and relname ~ '^t[0-9]+$'");
        if (there != tables) {
            throw new IllegalStateException("%d of %d tables are there".formatted(there, tables));
        }
    }
}

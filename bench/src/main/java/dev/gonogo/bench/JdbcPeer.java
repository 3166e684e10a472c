package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/** The least that a program on the JVM must do: one transaction with a history row for each file that has none. Arguments as Flyway's. */
final class JdbcPeer {

    private JdbcPeer() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            var applied = new HashSet<String>();
            try (var statement = connection.createStatement()) {
                statement.execute("create table if not exists bare_history (version text primary key)");
                var rows = statement.executeQuery("select version from bare_history");
                while (rows.next()) {
                    applied.add(rows.getString(1));
                }
            }
            connection.setAutoCommit(false);
            for (Path file : files(Path.of(arguments[3]))) {
                if (!applied.contains(file.getFileName().toString())) {
                    apply(connection, file);
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void apply(Connection connection, Path file) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var row = connection.prepareStatement("insert into bare_history values (?)")) {
            statement.execute(Files.readString(file));
            row.setString(1, file.getFileName().toString());
            row.execute();
        }
        connection.commit();
    }
}

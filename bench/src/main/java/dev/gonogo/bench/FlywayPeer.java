package dev.gonogo.bench;

import org.flywaydb.core.Flyway;

/** Flyway by its API: JDBC address, user, password, folder. */
final class FlywayPeer {

    private FlywayPeer() {}

    public static void main(String[] arguments) {
        Flyway.configure()
                .dataSource(arguments[0], arguments[1], arguments[2])
                .locations("filesystem:" + arguments[3])
                .load()
                .migrate();
    }
}

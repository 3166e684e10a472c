package dev.gonogo.postgres;

/**
 * Copies of a database on its own server, by `CREATE DATABASE … TEMPLATE`. The original must have no other session while
 * it is copied.
 */
public final class DatabaseCopy {

    private final Database original;
    private final Database maintenance;
    private final String originalName;

    /** @param originalName the database to be copied, as the server names it */
    public DatabaseCopy(Database original, String originalName) {
        this.original = original;
        this.originalName = originalName;
        this.maintenance = original.database("postgres".equals(originalName) ? "template1" : "postgres");
    }

    /** Makes a copy of this name. @throws StatementFailed also when others are connected to the original */
    public Database create(String name) {
        try (var session = maintenance.open()) {
            session.execute("create database " + quoted(session, name) + " template " + quoted(session, originalName));
        }
        return original.database(name);
    }

    public void drop(String name) {
        try (var session = maintenance.open()) {
            session.execute("drop database if exists " + quoted(session, name));
        }
    }

    /** Puts a copy in the place of the original, which is kept under the name that is returned. */
    public String putInPlace(String copy) {
        var replaced = originalName + "_replaced_by_" + copy;
        try (var session = maintenance.open()) {
            session.execute("alter database %s rename to %s"
                    .formatted(quoted(session, originalName), quoted(session, replaced)));
            session.execute(
                    "create database %s template %s".formatted(quoted(session, originalName), quoted(session, copy)));
        }
        return replaced;
    }

    private static String quoted(Session session, String name) {
        return session.query("select quote_ident(?)", name).single().toString();
    }
}

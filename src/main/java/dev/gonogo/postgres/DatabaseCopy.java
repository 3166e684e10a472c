package dev.gonogo.postgres;

/**
 * Copies of a database on its own server, by `CREATE DATABASE … TEMPLATE`. The original must have no other session while
 * it is copied or replaced.
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
        return create(name, originalName);
    }

    /** Makes a copy of a copy, or of any other database that nobody is connected to. */
    public Database create(String name, String template) {
        try (var session = maintenance.open()) {
            session.execute("create database " + quoted(session, name) + " template " + quoted(session, template));
        }
        return original.database(name);
    }

    /** Drops a copy, with the sessions that are still on it; nothing when there is none. */
    public void drop(String name) {
        try (var session = maintenance.open()) {
            session.execute("drop database if exists " + quoted(session, name) + " with (force)");
        }
    }

    /**
     * Puts a database in the place of the original, which is kept under another name; both or neither.
     *
     * @throws StatementFailed also when others are connected to one of the two
     */
    public void putInPlace(String other, String keptAs) {
        try (var session = maintenance.open()) {
            session.begin();
            rename(session, originalName, keptAs);
            rename(session, other, originalName);
            session.commit();
        }
    }

    /** Whether something belongs to a database that is not in it, so that no copy has it: owner, privileges, settings. */
    public boolean hasSettings(String name) {
        try (var session = maintenance.open()) {
            return Boolean.TRUE.equals(
                    session.query(Queries.read("database-settings"), name).single());
        }
    }

    private static void rename(Session session, String from, String to) {
        session.execute("alter database " + quoted(session, from) + " rename to " + quoted(session, to));
    }

    private static String quoted(Session session, String name) {
        return session.query("select quote_ident(?)", name).single().toString();
    }
}

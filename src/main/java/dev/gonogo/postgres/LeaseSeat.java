package dev.gonogo.postgres;

import java.util.Set;

/**
 * Where leases of a database are kept. Not in the database itself, for nobody may be connected to one that is cloned or
 * renamed, but in `postgres` (for that one: in `template1`); only a role that may not connect there keeps it in the database.
 *
 * @param leased the database's name, as the server says
 */
record LeaseSeat(Database database, String leased) {

    private static final Set<String> NOT_OPEN_TO_ROLE = Set.of("42501", "28000", "3D000", "55000");

    static LeaseSeat of(Database database) {
        try (var session = database.open()) {
            var name = (String) session.query("select current_database()").single();
            return new LeaseSeat(database, name);
        }
    }

    /** A session for holding or ending a lease; it may be idle for as long as it likes. */
    Session open(String applicationName) {
        var settings = new SessionSettings(
                applicationName,
                database.settings().lockTimeout(),
                database.settings().statementTimeout());
        var neighbour = database.database(leased.equals("postgres") ? "template1" : "postgres")
                .with(settings);
        try {
            return neighbour.open(Lease.SETTINGS);
        } catch (DatabaseUnreachable notThere) {
            if (NOT_OPEN_TO_ROLE.contains(notThere.sqlState())) {
                return database.with(settings).open(Lease.SETTINGS);
            }
            throw notThere;
        }
    }
}

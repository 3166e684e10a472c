package dev.gonogo.postgres;

import java.util.Optional;

/**
 * How a database does, as far as a role may see it.
 *
 * @param connections of clients to this database, without the one that asks
 * @param mostConnections that the server takes, to all its databases
 * @param lockWaits how many of them wait for a lock
 */
public record Vitals(long connections, int mostConnections, long lockWaits) {

    /** The database that nobody copies, and that a look does not hold up. */
    private static final String NEUTRAL = "postgres";

    /** Looks from beside, so that the database can be copied and renamed meanwhile; empty when that is not to be had. */
    public static Optional<Vitals> of(Database database, String name) {
        try (var asking = database.database(NEUTRAL).openBriefly()) {
            var row = asking.query(Queries.read("vitals"), name, name).rows().get(0);
            return Optional.of(new Vitals(
                    ((Number) row.get(0)).longValue(),
                    ((Number) row.get(1)).intValue(),
                    ((Number) row.get(2)).longValue()));
        } catch (DatabaseUnreachable | StatementFailed notNow) {
            return Optional.empty();
        }
    }
}

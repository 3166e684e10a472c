package dev.gonogo.postgres;

import java.time.Duration;

/**
 * How busy a server is.
 *
 * @param replicationLag of the standby that is furthest behind; none when there is no standby
 * @param activeSessions of clients, without the one that asks
 */
public record Load(Duration replicationLag, int activeSessions) {

    public static Load of(Session session) {
        var row = session.query(Queries.read("load")).rows().get(0);
        return new Load(Duration.ofMillis(((Number) row.get(0)).longValue()), ((Number) row.get(1)).intValue());
    }
}

package dev.gonogo.postgres;

import java.time.Duration;

/**
 * How busy a server is.
 *
 * @param replicationLag of the standby that is furthest behind; none when there is no standby
 * @param activeSessions of clients, without the one that asks
 */
public record Load(Duration replicationLag, int activeSessions) {

    /** Whether the session's role is shown what others do; else nobody would seem to do anything. */
    public static boolean isVisible(Session session) {
        return Boolean.TRUE.equals(session.query("select pg_has_role(current_user, 'pg_read_all_stats', 'usage')")
                .single());
    }

    public static Load of(Session session) {
        var row = session.query(Queries.read("load")).rows().get(0);
        return new Load(Duration.ofMillis(((Number) row.get(0)).longValue()), ((Number) row.get(1)).intValue());
    }
}

package dev.gonogo.postgres;

/** What runs beside every DDL statement of a database. */
public final class EventTriggers {

    private EventTriggers() {}

    /** Whether there are any that are not disabled. */
    public static boolean any(Session session) {
        return Boolean.TRUE.equals(session.query("select exists (select from pg_event_trigger where evtenabled <> 'D')")
                .single());
    }
}

package dev.gonogo.postgres;

/** What belongs to the server as a whole. */
public final class ServerObjects {

    private ServerObjects() {}

    /** @param kind `database` or `tablespace`; @param name as a statement has it */
    public static boolean exists(Session session, String kind, String name) {
        return Boolean.TRUE.equals(
                session.query(Queries.read("server-object"), kind, name).single());
    }
}

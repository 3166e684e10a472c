package dev.gonogo.postgres;

/** The server's process behind a session. It may outlive the connection, and go on with its statement. */
public record Backend(int pid, String begun) {

    public static Backend of(Session session) {
        var row = session.query(Queries.read("own-backend")).rows().get(0);
        return new Backend(((Number) row.get(0)).intValue(), (String) row.get(1));
    }

    /** Ends it, when it is still there. @return whether it has gone, so that nothing of it can take effect any more */
    public boolean end(Session other) {
        return other.query(Queries.read("end-backend"), pid, begun).rows().stream()
                .allMatch(row -> Boolean.TRUE.equals(row.get(0)));
    }
}

package dev.gonogo.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A holder of a lease, with its server process. */
record LeaseHolder(Holder holder, Backend backend) {

    private static final String PREFIX = SessionName.lease("");

    /** The session other than this that holds the lease of a database; the one that has been there longest. */
    static Optional<LeaseHolder> find(Session session, String database) {
        return session.query(Queries.read("lease-holders"), database).rows().stream()
                .map(LeaseHolder::read)
                .findFirst();
    }

    private static LeaseHolder read(List<Object> row) {
        int pid = ((Number) row.get(0)).intValue();
        var since = Optional.ofNullable((Long) row.get(4)).map(Instant::ofEpochMilli);
        var holder = new Holder(
                known(run((String) row.get(1))), known((String) row.get(2)), known((String) row.get(3)), since, pid);
        return new LeaseHolder(holder, new Backend(pid, (String) row.get(5)));
    }

    private static String run(String applicationName) {
        return applicationName.startsWith(PREFIX) ? applicationName.substring(PREFIX.length()) : "";
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }
}

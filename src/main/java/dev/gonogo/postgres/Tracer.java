package dev.gonogo.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traces statements of one transaction: which relations they lock, write anew and read whole. It asks PostgreSQL itself
 * (`pg_locks`, the relations' files, the transaction's own statistics) in the same transaction, between the statements, so
 * it belongs on a clone or a scratch server. Not thread-safe.
 */
public final class Tracer {

    private static final String FILES = Queries.read("relation-files");
    private static final String LOCKS = Queries.read("held-locks");

    private final Session session;
    private final Map<Long, Relation> there = new HashMap<>();
    private final Map<Long, Seen> seen = new HashMap<>();

    private record Relation(String name, long file, long bytes, long scans) {}

    /** What was known of a relation after the last statement. */
    private record Seen(LockMode held, long file, long scans) {}

    private Tracer(Session session) {
        this.session = session;
    }

    /** For the transaction that the session has begun. */
    public static Tracer on(Session session) {
        var tracer = new Tracer(session);
        tracer.there.putAll(relations(session));
        return tracer;
    }

    /** Traces one statement. @throws StatementFailed as the statement does */
    public Trace trace(Runnable statement) {
        long begun = System.nanoTime();
        statement.run();
        var time = Duration.ofNanos(System.nanoTime() - begun);
        var touched = new ArrayList<Trace.Touched>();
        held().forEach((oid, now) -> {
            touched.add(touched(oid, now));
            seen.put(oid, now);
        });
        return new Trace(touched, time);
    }

    /**
     * Traces a statement that another session carries out outside of a transaction: only which relations it has written
     * anew, under the strongest lock, for nothing is written anew under a weaker one.
     */
    public Trace traceFromOutside(Runnable statement) {
        long begun = System.nanoTime();
        statement.run();
        var time = Duration.ofNanos(System.nanoTime() - begun);
        var touched = new ArrayList<Trace.Touched>();
        relations(session).forEach((oid, now) -> {
            var was = there.get(oid);
            if (was != null && was.file() != now.file()) {
                touched.add(new Trace.Touched(was.name(), LockMode.ACCESS_EXCLUSIVE, true, true, true, was.bytes()));
            }
        });
        return new Trace(touched, time);
    }

    private Trace.Touched touched(long oid, Seen now) {
        var was = there.get(oid);
        var before = seen.getOrDefault(oid, new Seen(LockMode.ACCESS_SHARE, was.file(), was.scans()));
        boolean first = !seen.containsKey(oid);
        return new Trace.Touched(
                was.name(),
                now.held(),
                first || now.held() != before.held(),
                now.file() != before.file() && now.file() != 0,
                now.scans() > before.scans(),
                was.bytes());
    }

    private static Map<Long, Relation> relations(Session session) {
        var relations = new TreeMap<Long, Relation>();
        session.query(FILES)
                .rows()
                .forEach(row -> relations.put(
                        number(row.get(0)),
                        new Relation((String) row.get(1), number(row.get(2)), number(row.get(3)), number(row.get(4)))));
        return relations;
    }

    /** The strongest lock on each relation that was there before. */
    private Map<Long, Seen> held() {
        var held = new TreeMap<Long, Seen>();
        for (List<Object> row : session.query(LOCKS).rows()) {
            var relation = number(row.get(0));
            if (there.containsKey(relation)) {
                var found = new Seen(LockMode.of((String) row.get(1)), number(row.get(2)), number(row.get(3)));
                held.merge(relation, found, Tracer::stronger);
            }
        }
        return held;
    }

    private static Seen stronger(Seen one, Seen other) {
        return one.held().compareTo(other.held()) >= 0 ? one : other;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}

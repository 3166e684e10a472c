package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.Trace;
import dev.gonogo.postgres.Tracer;
import dev.gonogo.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Traces each statement on its way, as nobody would on a target. */
final class TracedSending implements Sending {

    private final Database scratch;
    private final List<Traced> traced = new ArrayList<>();

    /** A statement and what it did. */
    record Traced(SqlStatement statement, Trace trace) {}

    TracedSending(Database scratch) {
        this.scratch = scratch;
    }

    @Override
    public void execute(Session session, List<SqlStatement> statements) {
        var tracer = Tracer.on(session);
        for (SqlStatement statement : statements) {
            take(statement, tracer.trace(() -> Scripts.execute(session, List.of(statement))));
        }
    }

    /** What it locks while it runs is its own business; what it leaves written anew can be seen afterwards. */
    @Override
    public void alone(SqlStatement statement, Runnable attempt) {
        try (var watching = scratch.open()) {
            take(statement, Tracer.on(watching).traceFromOutside(attempt));
        }
    }

    /** In the order in which they ran. */
    List<Traced> traced() {
        return List.copyOf(traced);
    }

    Duration time() {
        return traced.stream().map(one -> one.trace().time()).reduce(Duration.ZERO, Duration::plus);
    }

    private void take(SqlStatement statement, Trace trace) {
        traced.add(new Traced(statement, trace));
    }
}

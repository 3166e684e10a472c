package dev.gonogo.run.script;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.Trace;
import dev.gonogo.postgres.Tracer;
import dev.gonogo.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Traces each statement on its way, as nobody would on a target. */
public final class TracedSending implements Sending {

    private final Database scratch;
    private final List<List<Traced>> transactions = new ArrayList<>();

    /** A statement and what it did. */
    public record Traced(SqlStatement statement, Trace trace) {}

    public TracedSending(Database scratch) {
        this.scratch = scratch;
    }

    @Override
    public void execute(Session session, List<SqlStatement> statements) {
        var tracer = Tracer.on(session);
        var transaction = new ArrayList<Traced>();
        transactions.add(transaction);
        for (SqlStatement statement : statements) {
            transaction.add(new Traced(statement, tracer.trace(() -> Scripts.execute(session, List.of(statement)))));
        }
    }

    /** What it locks while it runs is its own business; what it leaves written anew can be seen afterwards. */
    @Override
    public void alone(SqlStatement statement, Runnable attempt) {
        try (var watching = scratch.open()) {
            var trace = Tracer.on(watching).traceFromOutside(attempt);
            transactions.add(List.of(new Traced(statement, trace)));
        }
    }

    /** The statements of each transaction, in the order in which they ran; one outside of any stands alone. */
    public List<List<Traced>> transactions() {
        return List.copyOf(transactions);
    }
}

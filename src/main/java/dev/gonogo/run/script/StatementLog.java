package dev.gonogo.run.script;

import dev.gonogo.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The statements of a step's scripts in the order in which they were sent, and which one runs now. Thread-safe. */
public final class StatementLog {

    private final List<Sent> sent = new ArrayList<>();
    private Optional<SqlStatement> running = Optional.empty();

    /**
     * A statement that the server has answered.
     *
     * @param at its file, line and column
     * @param rows that it changed or returned; null when it counts none, or was refused
     */
    record Sent(String at, String command, boolean refused, long milliseconds, Long rows) {}

    /** Sends one. @param sending returns the number of rows, -1 when none are counted */
    void during(SqlStatement statement, LongSupplier sending) {
        begin(statement);
        long begun = System.nanoTime();
        try {
            long rows = sending.getAsLong();
            end(statement, false, begun, rows < 0 ? null : rows);
        } catch (RuntimeException refused) {
            end(statement, true, begun, null);
            throw refused;
        }
    }

    public synchronized Optional<SqlStatement> running() {
        return running;
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    private synchronized void begin(SqlStatement statement) {
        running = Optional.of(statement);
    }

    private synchronized void end(SqlStatement statement, boolean refused, long begun, Long rows) {
        running = Optional.empty();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        sent.add(new Sent(statement.at().toString(), statement.command(), refused, took.toMillis(), rows));
    }
}

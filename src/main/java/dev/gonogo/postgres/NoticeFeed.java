package dev.gonogo.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.function.Consumer;
import org.postgresql.util.PSQLWarning;

/** Hands over what the server says beside a result, while the statement runs and when it has ended; each once, in order. */
final class NoticeFeed implements Meanwhile.Work {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Warnings warnings;
    private final Consumer<Notice> listener;
    private SQLWarning last;

    /** Where the driver keeps what has come so far, as a chain that grows at its end. */
    interface Warnings {
        SQLWarning first() throws SQLException;
    }

    NoticeFeed(Warnings warnings, Consumer<Notice> listener) {
        this.warnings = warnings;
        this.listener = listener;
    }

    /** While it runs. */
    Meanwhile begin() {
        return Meanwhile.begin(BETWEEN, "hands over notices", this);
    }

    /** All that has come and was not yet handed over. */
    @Override
    public synchronized void turn() {
        try {
            for (var next = next(); next != null; next = next()) {
                last = next;
                listener.accept(notice(next));
            }
        } catch (SQLException lost) {
            // with the connection; that is for the statement itself to tell
        }
    }

    private SQLWarning next() throws SQLException {
        return last == null ? warnings.first() : last.getNextWarning();
    }

    private static Notice notice(SQLWarning warning) {
        var severity = warning instanceof PSQLWarning postgres
                ? postgres.getServerErrorMessage().getSeverity()
                : "WARNING";
        return new Notice(severity, warning.getMessage());
    }
}

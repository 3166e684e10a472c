package dev.gonogo.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection, used by one thread; only {@link #cancel} may come from another. Statements are sent one at a time and
 * whole. Outside of {@link #begin} … {@link #commit} each is its own transaction. All methods throw
 * {@link StatementFailed} when the server refuses.
 */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private volatile Statement running;
    private Consumer<Notice> notices = notice -> {};

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Where notices go from now on; each is handed over when its statement has ended. */
    public Session notices(Consumer<Notice> listener) {
        this.notices = listener;
        return this;
    }

    public void begin() {
        attempt(() -> connection.setAutoCommit(false));
    }

    /** Begins a transaction in which the server refuses every change. */
    public void beginReadOnly() {
        attempt(() -> {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        });
    }

    public void commit() {
        attempt(() -> {
            connection.commit();
            connection.setAutoCommit(true);
        });
    }

    public void rollback() {
        attempt(() -> {
            connection.rollback();
            connection.setAutoCommit(true);
        });
    }

    /** Runs one statement. The result is the number of rows it changed, -1 when it does not count rows. */
    public long execute(String sql) {
        return run(sql, statement -> statement.execute(sql) ? -1 : statement.getLargeUpdateCount());
    }

    /** Runs one statement with parameters `?`, as {@link #execute}. */
    public long update(String sql, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeLargeUpdate();
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    /** Runs one query and keeps its whole result. */
    public Rows query(String sql) {
        return run(
                sql,
                statement -> statement.execute(sql) ? rows(statement.getResultSet()) : new Rows(List.of(), List.of()));
    }

    /** Runs one query with parameters `?`. */
    public Rows query(String sql, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return rows(statement.executeQuery());
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    /** Asks the server to stop what this session is running; does nothing when nothing runs. Thread-safe. */
    public void cancel() {
        var statement = running;
        if (statement != null) {
            attempt(statement::cancel);
        }
    }

    @Override
    public void close() {
        attempt(connection::close);
    }

    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            running = statement;
            try {
                return work.on(statement);
            } finally {
                running = null;
                handOver(statement);
            }
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    private void handOver(Statement statement) throws SQLException {
        for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            var severity = warning instanceof org.postgresql.util.PSQLWarning postgres
                    ? postgres.getServerErrorMessage().getSeverity()
                    : "WARNING";
            notices.accept(new Notice(severity, warning.getMessage()));
        }
    }

    private static Rows rows(ResultSet result) throws SQLException {
        var columns = new ArrayList<String>();
        var meta = result.getMetaData();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        var rows = new ArrayList<List<Object>>();
        while (result.next()) {
            var row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(plain(result.getObject(i)));
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    /** Numbers and truths as they are, everything else as PostgreSQL writes it. */
    private static Object plain(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
        }
        return value.toString();
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static void attempt(Action action) {
        try {
            action.run();
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }
}

package dev.gonogo.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One connection, used by one thread; only {@link #cancel} may come from another. Statements are sent one at a time, but
 * for those that end a transaction or take back what was set. Outside of {@link #begin} … {@link #commit} each is its own transaction. All methods but {@link #close} throw
 * {@link StatementFailed} when the server refuses.
 */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final int pid;
    private final Optional<TimeLimit> limit;
    private final Supplier<Optional<Meanwhile>> watch;
    private volatile Statement running;
    private Consumer<Notice> notices = notice -> {};

    private Session(Connection connection, int pid, Optional<TimeLimit> limit, Supplier<Optional<Meanwhile>> watch) {
        this.connection = connection;
        this.pid = pid;
        this.limit = limit;
        this.watch = watch;
    }

    /** A session of its own connection. */
    static Session on(Connection connection) throws SQLException {
        return new Session(
                connection, connection.unwrap(PGConnection.class).getBackendPID(), Optional.empty(), Optional::empty);
    }

    /**
     * The same session as these settings want it, whose notices go nowhere: kept to their deadline, its longer statements
     * watched.
     *
     * @param backend is asked for when there is a deadline
     * @param asking opens sessions on the same server
     */
    Session under(SessionSettings settings, Supplier<Backend> backend, Database asking) {
        var keeping = settings.deadline()
                .map(deadline -> new TimeLimit(deadline, new ServerProcess(backend.get(), connection, asking)));
        Supplier<Optional<Meanwhile>> watching =
                () -> settings.watching().map(listener -> ActivityWatch.begin(pid, asking, listener));
        return new Session(connection, pid, keeping, watching);
    }

    /**
     * Where notices go from now on; each is handed over when it comes, or a tenth of a second later, by any thread, but never
     * two at the same time.
     */
    public Session notices(Consumer<Notice> listener) {
        this.notices = listener;
        return this;
    }

    /**
     * Rolls back what is open, takes back all that was set, on the server and in the driver, and asks one question then: in one
     * round trip. A server that is told to roll back when nothing is open writes a warning to its log.
     */
    Rows startOver(String question) {
        var startingOver = "discard all;" + question;
        try (var statement = connection.prepareStatement(isOpen() ? "rollback;" + startingOver : startingOver)) {
            // under a name it would be left in the session itself
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.execute();
            var answer = lastAnswer(statement);
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            return answer;
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    private static Rows lastAnswer(Statement statement) throws SQLException {
        var answer = new Rows(List.of(), List.of());
        for (boolean isResult = statement.getResultSet() != null;
                isResult || statement.getUpdateCount() >= 0;
                isResult = statement.getMoreResults()) {
            answer = isResult ? rows(statement.getResultSet()) : answer;
        }
        return answer;
    }

    /** Without autocommit the driver itself begins a transaction before it sends anything. */
    private boolean isOpen() throws SQLException {
        return !connection.getAutoCommit()
                || connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
    }

    /** The number of its server process, as the driver was told. */
    int pid() {
        return pid;
    }

    /**
     * For one whose connection is lost: ends what is left of it on the server, so that nothing of it takes effect any more.
     *
     * @param asking another session of the same application
     * @throws StillThere when it does not end within ten seconds
     */
    public void mustBeGone(Session asking) {
        var application = (String) asking.query("show application_name").single();
        if (!Backends.of(asking, application).stream()
                .filter(backend -> backend.pid() == pid)
                .allMatch(backend -> backend.end(asking))) {
            throw new StillThere(pid);
        }
    }

    public void begin() {
        attempt(() -> connection.setAutoCommit(false));
    }

    /** Begins, with the first statement, a transaction in which the server refuses every change. */
    public void beginReadOnly() {
        attempt(() -> {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
        });
    }

    /**
     * Has deferred constraints checked and deferred triggers run now, by the role of the moment, instead of at the commit: what
     * they do can still be seen, and taken back.
     */
    public void checkDeferred() {
        execute("set constraints all immediate");
    }

    /** One that is not sent because the time of the step is over leaves the transaction open. */
    public void commit() {
        attempt(() -> {
            limited(() -> {
                connection.commit();
                return null;
            });
            connection.setAutoCommit(true);
        });
    }

    /**
     * Changes rows as the session's own role, whichever the transaction has taken, and commits, all in one round trip. Nothing
     * behind a statement that is refused is run, and nothing is committed then.
     */
    public void commit(List<RowChange> last) {
        var statements = Stream.of(
                        Stream.of("reset session authorization", "reset role"),
                        last.stream().map(RowChange::sql),
                        Stream.of("COMMIT"))
                .flatMap(each -> each)
                .collect(Collectors.joining(";"));
        update(statements, last.stream().flatMap(RowChange::arguments).toArray());
        attempt(() -> connection.setAutoCommit(true));
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
        return prepared(sql, parameters, PreparedStatement::executeLargeUpdate);
    }

    /** Runs one query and keeps its whole result. */
    public Rows query(String sql) {
        return run(
                sql,
                statement -> statement.execute(sql) ? rows(statement.getResultSet()) : new Rows(List.of(), List.of()));
    }

    /** Writes what a `COPY … TO STDOUT` gives, and tells how many rows that were. */
    public long copyOut(String sql, OutputStream out) {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Runs a `COPY … FROM STDIN` with these rows, and tells how many they were. */
    public long copyIn(String sql, InputStream rows) {
        try {
            connection.clearWarnings();
            return told(
                    connection::getWarnings,
                    () -> copyIn(connection.unwrap(PGConnection.class).getCopyAPI(), sql, rows));
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    private static long copyIn(CopyManager copies, String sql, InputStream rows) throws SQLException {
        try {
            return copies.copyIn(sql, rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs one query with parameters `?`. */
    public Rows query(String sql, Object... parameters) {
        return prepared(sql, parameters, statement -> rows(statement.executeQuery()));
    }

    /** Asks the server to stop what this session is running; does nothing when nothing runs. Thread-safe. */
    public void cancel() {
        var statement = running;
        if (statement != null) {
            attempt(statement::cancel);
        }
    }

    /** What was not committed is rolled back. A connection that is lost is closed already. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyLost) {
            // nothing is left to be done on it
        }
    }

    private interface Work<S, T> {
        T on(S statement) throws SQLException;
    }

    private <T> T run(String sql, Work<Statement, T> work) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return run(statement, work);
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    private <T> T prepared(String sql, Object[] parameters, Work<PreparedStatement, T> work) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return run(statement, work);
        } catch (SQLException refused) {
            throw new StatementFailed(refused);
        }
    }

    private <S extends Statement, T> T run(S statement, Work<S, T> work) throws SQLException {
        running = statement;
        try {
            return told(statement::getWarnings, () -> work.on(statement));
        } finally {
            running = null;
        }
    }

    private <T> T told(NoticeFeed.Warnings warnings, TimeLimit.Work<T> work) throws SQLException {
        var feed = new NoticeFeed(warnings, notices);
        var feeding = feed.begin();
        try {
            return limited(work);
        } finally {
            feeding.end();
            feed.turn();
        }
    }

    /** A script may set the server's limits for itself, but it does not get more time than its step. */
    private <T> T limited(TimeLimit.Work<T> work) throws SQLException {
        var watching = watch.get();
        try {
            return limit.isPresent() ? limit.get().keep(work) : work.run();
        } finally {
            watching.ifPresent(Meanwhile::end);
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
                row.add(plain(result, i));
            }
            rows.add(row);
        }
        return new Rows(columns, rows);
    }

    /** Numbers and truths as they are, everything else as PostgreSQL writes it. */
    private static Object plain(ResultSet result, int column) throws SQLException {
        return switch (result.getMetaData().getColumnType(column)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE -> result.getObject(column);
            case Types.NUMERIC -> number(result.getObject(column));
            case Types.BIT, Types.BOOLEAN -> truth(result, column);
            default -> result.getString(column);
        };
    }

    /** `NaN` and the infinities are no decimals; a whole one is written without exponent. */
    private static Object number(Object value) {
        if (value instanceof BigDecimal decimal) {
            var plain = decimal.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
        return value;
    }

    /** The driver calls `bit` and `boolean` by the same name. */
    private static Object truth(ResultSet result, int column) throws SQLException {
        return result.getMetaData().getColumnTypeName(column).equals("bool")
                ? result.getObject(column)
                : result.getString(column);
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

package dev.gonogo.postgres;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement that the server refused, with all that the server said about it.
 *
 * <p>{@link #position()} is the 1-based character of the statement at which the server points, 0 when it points nowhere.
 */
public final class StatementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final String primary;
    private final String detail;
    private final String hint;
    private final int position;
    private final String where;
    private final String innerQuery;
    private final int innerPosition;
    private final String routine;

    StatementFailed(SQLException cause) {
        super(text(cause), cause);
        var server = server(cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.primary = server == null ? cause.getMessage() : server.getMessage();
        this.detail = server == null || server.getDetail() == null ? "" : server.getDetail();
        this.hint = server == null || server.getHint() == null ? "" : server.getHint();
        this.position = server == null ? 0 : server.getPosition();
        this.where = server == null || server.getWhere() == null ? "" : server.getWhere();
        this.innerQuery = server == null || server.getInternalQuery() == null ? "" : server.getInternalQuery();
        this.innerPosition = server == null ? 0 : server.getInternalPosition();
        this.routine = server == null || server.getRoutine() == null ? "" : server.getRoutine();
    }

    public String sqlState() {
        return sqlState;
    }

    public String primary() {
        return primary;
    }

    public String detail() {
        return detail;
    }

    public String hint() {
        return hint;
    }

    public int position() {
        return position;
    }

    /** What the server was at, innermost first, a line each; empty when it is the statement itself. */
    public String where() {
        return where;
    }

    /** The statement inside a function or a block that was refused; empty when there is none. */
    public String innerQuery() {
        return innerQuery;
    }

    /** The 1-based character of that at which the server points, 0 when it points nowhere. */
    public int innerPosition() {
        return innerPosition;
    }

    /** The function of the server's own code that raised it, as `ExecWithCheckOptions`: it is not translated, as messages are. */
    public String routine() {
        return routine;
    }

    /** Whether it says nothing about the statement, but that the server or another session was in the way. */
    public boolean isCircumstance() {
        return sqlState.matches("(08|25|40|53|55|57|58|XX).*");
    }

    /** Whether the statement gave way because another session held a lock, for too long or each the other's. */
    public boolean metLock() {
        return sqlState.equals("55P03") || sqlState.equals("40P01");
    }

    /** Whether there is no connection any more; what a commit did is unknown then. */
    public boolean lostConnection() {
        return sqlState.startsWith("08") || sqlState.startsWith("57P0");
    }

    private static ServerErrorMessage server(SQLException cause) {
        return cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private static String text(SQLException cause) {
        var server = server(cause);
        if (server == null) {
            return cause.getMessage();
        }
        var text = new StringBuilder(server.getMessage() + " (SQLSTATE " + server.getSQLState() + ")");
        if (server.getDetail() != null) {
            text.append("; ").append(server.getDetail());
        }
        if (server.getHint() != null) {
            text.append("; ").append(server.getHint());
        }
        return text.toString();
    }
}

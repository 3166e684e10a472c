package dev.gonogo.postgres;

import java.sql.SQLException;
import java.util.Set;

/** No session could be opened. */
public final class DatabaseUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    DatabaseUnreachable(Address address, SQLException cause) {
        super(text(address, cause.getMessage()) + hint(cause), cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** The session broke before it could be used. */
    DatabaseUnreachable(Address address, StatementFailed cause) {
        super(text(address, cause.getMessage()), cause);
        this.sqlState = cause.sqlState();
    }

    /** Through this pooler there are no sessions. */
    DatabaseUnreachable(Address address, String pooler) {
        super(text(address, pooler) + "\n  hint: " + Pooler.hint());
        this.sqlState = "";
    }

    /** Why, by the server or the driver; empty when neither says. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether it may be over soon: no connection, a server that starts, stops or was told to end it, or too many sessions. */
    boolean mayPass() {
        return Set.of("08001", "08003", "08006", "53300", "57P01", "57P02", "57P03")
                .contains(sqlState);
    }

    private static String text(Address address, String why) {
        return "cannot connect to `" + address + "`: " + why;
    }

    /** PgBouncer refuses what the server's settings are sent in. */
    private static String hint(SQLException cause) {
        return String.valueOf(cause.getMessage()).contains("unsupported startup parameter")
                ? "; that is what PgBouncer says, a pooler\n  hint: " + Pooler.hint()
                : "";
    }
}

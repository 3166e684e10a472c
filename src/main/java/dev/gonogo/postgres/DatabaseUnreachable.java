package dev.gonogo.postgres;

import java.sql.SQLException;

/** No session could be opened. */
public final class DatabaseUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    DatabaseUnreachable(Address address, SQLException cause) {
        super("cannot connect to `" + address + "`: " + cause.getMessage(), cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** Why, by the server or the driver; empty when neither says. */
    public String sqlState() {
        return sqlState;
    }
}

package dev.gonogo.postgres;

import java.sql.SQLException;

/** No session could be opened. */
public final class DatabaseUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnreachable(Address address, SQLException cause) {
        super("cannot connect to `" + address + "`: " + cause.getMessage(), cause);
    }
}

package dev.gonogo.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A database that sessions can be opened on. Immutable and thread-safe; holds no connection itself. */
public record Database(Address address, SessionSettings settings) {

    /** A fresh session, so that nothing that an earlier one set can be felt. @throws DatabaseUnreachable */
    public Session open() {
        return open("");
    }

    /** With more options for the server, written `-c name=value`; the last word on a setting counts. */
    Session open(String options) {
        var session = connect(properties(options));
        return settings.deadline()
                .map(deadline -> session.within(deadline, Backend.of(session), with(settings.withoutDeadline())))
                .orElse(session);
    }

    /** For a question or two to a server that may not answer at all: nothing waits for it longer than ten seconds. */
    Session openBriefly() {
        var properties = properties("");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "10");
        return connect(properties);
    }

    private Session connect(Properties properties) {
        try {
            return Session.on(DriverManager.getConnection(address.jdbcUrl(), properties));
        } catch (SQLException refused) {
            throw new DatabaseUnreachable(address, refused);
        }
    }

    private Properties properties(String options) {
        var properties = address.properties();
        properties.setProperty("ApplicationName", settings.applicationName());
        properties.setProperty(
                "options",
                String.join(" ", properties.getProperty("options", ""), settings.options(), options)
                        .strip());
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** The same server, user and settings, another database. */
    public Database database(String name) {
        return new Database(address.database(name), settings);
    }

    public Database with(SessionSettings other) {
        return new Database(address, other);
    }
}

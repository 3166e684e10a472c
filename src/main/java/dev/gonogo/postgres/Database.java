package dev.gonogo.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A database that sessions can be opened on. Immutable and thread-safe; holds no connection itself. */
public record Database(Address address, SessionSettings settings) {

    /**
     * A fresh session, so that nothing that an earlier one set can be felt. Its settings are proven to be in force.
     *
     * @throws DatabaseUnreachable also when there is a pooler between through which no setting holds
     */
    public Session open() {
        return open(Map.of());
    }

    /** With more settings of the server. */
    Session open(Map<String, String> more) {
        var startup = settings.startup().with(more);
        var session = connect(properties(startup));
        try {
            if (!startup.areInForce(session)) {
                setLate(startup, session);
            }
            return settings.deadline()
                    .map(deadline -> session.within(deadline, Backend.of(session), with(settings.withoutDeadline())))
                    .orElse(session);
        } catch (StatementFailed lost) {
            session.close();
            throw new DatabaseUnreachable(address, lost);
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    /** A pooler between has dropped them. Through one that shares processes, setting them would meet strangers. */
    private void setLate(StartupSettings startup, Session session) {
        Pooler.detect(this).ifPresent(shared -> {
            throw new DatabaseUnreachable(address, shared);
        });
        startup.set(session);
    }

    /**
     * For a question or two to a server that may not answer at all, or is no server: nothing waits for it longer than ten
     * seconds, and no prepared statement is left on it.
     */
    Session openBriefly() {
        var properties = properties(settings.startup());
        properties.setProperty("preferQueryMode", "simple");
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

    private Properties properties(StartupSettings startup) {
        var properties = address.properties();
        properties.setProperty("ApplicationName", settings.applicationName());
        properties.setProperty("options", (properties.getProperty("options", "") + " " + startup.options()).strip());
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

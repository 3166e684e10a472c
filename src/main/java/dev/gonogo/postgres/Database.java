package dev.gonogo.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** A database that sessions can be opened on. Immutable and thread-safe; holds no connection itself. */
public record Database(Address address, SessionSettings settings) {

    /** A version from which on the driver sends the application's name with the start, so that no RESET takes it away. */
    private static final String NAMED_FROM_START = "14";

    /**
     * A fresh session, so that nothing that an earlier one set can be felt. Its settings are proven to be in force.
     *
     * @throws DatabaseUnreachable also when there is a pooler between through which no setting holds
     */
    public Session open() {
        return open(Map.of());
    }

    /**
     * As {@link #open}, but tries again, with longer and longer pauses, while the server cannot be reached, starts, stops or is
     * full. A time that an attempt takes to be refused is not cut.
     *
     * @throws DatabaseUnreachable the last one when the time is over; at once when waiting would not help
     */
    public Session openPatiently(Duration longest) {
        return Patience.of(longest).open(this);
    }

    /** With more settings of the server. */
    Session open(Map<String, String> more) {
        var startup = settings.startup().with(more);
        var session = connect(properties(startup));
        try {
            if (!startup.areInForce(session)) {
                setLate(startup, session);
            }
            return session.under(settings, () -> Backend.of(session), with(settings.alone()));
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
        properties.setProperty("assumeMinServerVersion", NAMED_FROM_START);
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("readOnlyMode", "transaction");
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

package dev.gonogo.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.jdbcurlresolver.PgPassParser;

/**
 * Where a database is and who asks: a JDBC address without credentials, and the driver's properties with them. Its text
 * never shows a password. Immutable.
 */
public final class Address {

    private static final String SCHEME = "postgresql://";
    private static final String HOST = "(?:[\\w.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?";
    private static final Pattern URI = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^@/?]*)@)?"
            + "(?<hosts>" + HOST + "(?:," + HOST + ")*)?(?:/(?<database>[^/?]*))?(?:\\?(?<query>.*))?");
    private static final Pattern LOCAL = Pattern.compile("jdbc:postgresql:(?<database>[^/?]*)(?:\\?(?<query>.*))?");
    private static final Pattern SERVICE = Pattern.compile("[\\w.-]+");

    private static final Pattern HOST_AND_PORT = Pattern.compile("\\[?(?<host>[^\\]]*?)]?(:(?<port>\\d+))?");

    private final String hosts;
    private final String database;
    private final Properties properties = new Properties();

    private Address(String hosts, String database) {
        this.hosts = hosts;
        this.database = database;
    }

    /**
     * Reads `postgresql://…`, `jdbc:postgresql://…` or the name of a libpq service. User and password that the text or the
     * service does not name come from `PGUSER` and `PGPASSWORD`, then the password from the file that `PGPASSFILE` names,
     * else `.pgpass`.
     *
     * @throws IllegalArgumentException when it is none of these; the message does not repeat the text
     */
    public static Address parse(String text, Map<String, String> environment) {
        var address = text.contains(":") ? uri(text) : service(text);
        address.putMissing("user", environment.get("PGUSER"));
        address.putMissing("password", environment.get("PGPASSWORD"));
        address.putMissing("password", address.fromPasswordFile());
        return address;
    }

    /** As the driver finds it for the first of the servers; null when there is none. */
    private String fromPasswordFile() {
        var server = HOST_AND_PORT.matcher(hosts.split(",")[0]);
        if (!server.matches()) {
            return null;
        }
        var user = properties.getProperty("user", System.getProperty("user.name"));
        var port = server.group("port") == null ? "5432" : server.group("port");
        return PgPassParser.getPassword(server.group("host"), port, database.isEmpty() ? user : decode(database), user);
    }

    /** A server known by its parts. */
    public static Address of(String host, int port, String database, String user, String password) {
        var address = new Address(host + ":" + port, database);
        address.properties.setProperty("user", user);
        address.properties.setProperty("password", password);
        return address;
    }

    /** The same server and user, another database. */
    public Address database(String name) {
        var other = new Address(hosts, name);
        other.properties.putAll(properties);
        return other;
    }

    public String jdbcUrl() {
        return "jdbc:" + libpqUrl();
    }

    /** For the programs of PostgreSQL; without user, password and parameters. */
    String libpqUrl() {
        return SCHEME + hosts + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A copy; changing it changes nothing here. */
    Properties properties() {
        var copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** The password, when one is known here, so that output can be cleared of it; else empty. */
    public String password() {
        return properties.getProperty("password", "");
    }

    @Override
    public String toString() {
        return jdbcUrl();
    }

    private static Address uri(String text) {
        var uri = URI.matcher(text);
        var local = LOCAL.matcher(text);
        if (uri.matches() && (uri.group("hosts") != null || text.startsWith("jdbc:"))) {
            var address = new Address(or(uri.group("hosts"), "localhost"), decode(or(uri.group("database"), "")));
            address.putUser(or(uri.group("user"), ""));
            return address.putQuery(or(uri.group("query"), ""));
        }
        if (local.matches()) {
            return new Address("localhost", decode(local.group("database"))).putQuery(or(local.group("query"), ""));
        }
        throw new IllegalArgumentException("the address cannot be read; write `postgresql://user@host/database`,"
                + " and percent-encode special characters of user and password");
    }

    /** What the driver finds under the name, so that nothing has to ask the service's file again. */
    private static Address service(String name) {
        var found = SERVICE.matcher(name).matches()
                ? Driver.parseURL("jdbc:" + SCHEME + "?service=" + name, new Properties())
                : null;
        if (found == null) {
            throw new IllegalArgumentException(
                    "it is no address and there is no libpq service of that name; write"
                            + " `postgresql://host/database`, `jdbc:postgresql://host/database` or a name in `.pg_service.conf`");
        }
        var address = new Address(
                found.remove("PGHOST") + ":" + found.remove("PGPORT"), (String) found.getOrDefault("PGDBNAME", ""));
        found.stringPropertyNames().forEach(key -> address.putMissing(key, found.getProperty(key)));
        address.properties.remove("PGDBNAME");
        return address;
    }

    private void putUser(String userInfo) {
        var parts = userInfo.split(":", 2);
        putMissing("user", parts[0].isEmpty() ? null : decode(parts[0]));
        putMissing("password", parts.length == 1 ? null : decode(parts[1]));
    }

    private Address putQuery(String query) {
        for (String parameter : query.split("&")) {
            var parts = parameter.split("=", 2);
            if (parts.length == 2) {
                properties.setProperty(parts[0], decode(parts[1]));
            }
        }
        return this;
    }

    private void putMissing(String name, String value) {
        if (value != null) {
            properties.putIfAbsent(name, value);
        }
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("the address has a `%` that is not followed by two hexadecimal digits");
        }
    }
}

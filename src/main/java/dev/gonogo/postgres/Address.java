package dev.gonogo.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Where a database is and who asks: a JDBC address without credentials, and the driver's properties with them. Its text
 * never shows a password.
 */
public final class Address {

    private static final String JDBC = "jdbc:postgresql:";

    private final String jdbcUrl;
    private final Properties properties = new Properties();

    private Address(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Reads `postgresql://…`, `jdbc:postgresql://…` or the name of a libpq service. User and password that the text does
     * not name come from `PGUSER` and `PGPASSWORD`, then from the driver's own sources (`.pgpass`).
     *
     * @throws IllegalArgumentException when it is none of these; the message does not repeat the text
     */
    public static Address parse(String text, Map<String, String> environment) {
        var address = text.startsWith(JDBC) ? jdbc(text) : text.contains("://") ? uri(text) : service(text);
        address.putMissing("user", environment.get("PGUSER"));
        address.putMissing("password", environment.get("PGPASSWORD"));
        return address;
    }

    /** A server known by its parts. */
    public static Address of(String host, int port, String database, String user, String password) {
        var address = new Address(JDBC + "//" + host + ":" + port + "/" + database);
        address.properties.setProperty("user", user);
        address.properties.setProperty("password", password);
        return address;
    }

    /** The same server and user, another database. */
    public Address database(String name) {
        var query = jdbcUrl.indexOf('?');
        var base = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
        var other = new Address(
                base.substring(0, base.lastIndexOf('/') + 1) + name + (query < 0 ? "" : jdbcUrl.substring(query)));
        other.properties.putAll(properties);
        return other;
    }

    public String jdbcUrl() {
        return jdbcUrl;
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
        return jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***");
    }

    private static Address jdbc(String text) {
        var query = text.indexOf('?');
        var address = new Address(query < 0 ? text : text.substring(0, query));
        address.putQuery(query < 0 ? "" : text.substring(query + 1));
        return address;
    }

    private static Address uri(String text) {
        try {
            var uri = new URI(text);
            if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("an address begins with `postgresql://` and names a host");
            }
            var port = uri.getPort() < 0 ? 5432 : uri.getPort();
            var address = new Address(JDBC + "//" + uri.getHost() + ":" + port + uri.getRawPath());
            address.putUser(uri.getRawUserInfo());
            address.putQuery(uri.getRawQuery() == null ? "" : uri.getRawQuery());
            return address;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("the address cannot be read near position " + malformed.getIndex()
                    + "; percent-encode special characters of user and password");
        }
    }

    private static Address service(String name) {
        if (!name.matches("[\\w.-]+")) {
            throw new IllegalArgumentException(
                    "write `postgresql://host/database`, `jdbc:postgresql://host/database` or the name of a libpq service");
        }
        return new Address(JDBC + "//?service=" + name);
    }

    private void putUser(String userInfo) {
        if (userInfo != null) {
            var parts = userInfo.split(":", 2);
            properties.setProperty("user", decode(parts[0]));
            if (parts.length > 1) {
                properties.setProperty("password", decode(parts[1]));
            }
        }
    }

    private void putQuery(String query) {
        for (String parameter : query.split("&")) {
            var parts = parameter.split("=", 2);
            if (parts.length == 2) {
                properties.setProperty(parts[0], decode(parts[1]));
            }
        }
    }

    private void putMissing(String name, String value) {
        if (value != null) {
            properties.putIfAbsent(name, value);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

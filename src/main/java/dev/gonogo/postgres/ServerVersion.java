package dev.gonogo.postgres;

/** Versions as PostgreSQL writes them, such as `15.19` or `18beta1`. */
public final class ServerVersion {

    private ServerVersion() {}

    /** The major version, 0 when the text does not begin with a number. */
    public static int major(String version) {
        var digits = version.split("[^0-9]", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}

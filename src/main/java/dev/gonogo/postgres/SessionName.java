package dev.gonogo.postgres;

/** Names under which sessions show in pg_stat_activity: no longer than the server keeps, and in characters that it keeps. */
final class SessionName {

    private static final int LONGEST = 63;

    private SessionName() {}

    /** The name of the session that holds the lease of a run. */
    static String lease(String run) {
        return fit("gonogo lease " + run);
    }

    /** What is too long ends in a sum over the whole, so that two long names that differ at the end still differ. */
    static String fit(String name) {
        var plain = name.replaceAll("[^ -~]", "?");
        if (plain.length() <= LONGEST) {
            return plain;
        }
        var sum = "~%08x".formatted(name.hashCode());
        return plain.substring(0, LONGEST - sum.length()) + sum;
    }
}

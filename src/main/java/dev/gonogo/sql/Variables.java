package dev.gonogo.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a script, as psql keeps them: shared by all files that it includes. */
final class Variables {

    private static final Map<String, String> OF_SESSION = Map.ofEntries(
            Map.entry("DBNAME", "write `current_database()`"),
            Map.entry("USER", "write `current_user`"),
            Map.entry("HOST", "write `inet_server_addr()`"),
            Map.entry("PORT", "write `inet_server_port()`"),
            Map.entry("SERVICE", "a script does not choose its target here"),
            Map.entry("SERVER_VERSION_NAME", "write `current_setting('server_version')`"),
            Map.entry("SERVER_VERSION_NUM", "write `current_setting('server_version_num')`"),
            Map.entry("VERSION", "write `version()`"),
            Map.entry("VERSION_NAME", "there is no psql here"),
            Map.entry("VERSION_NUM", "there is no psql here"),
            Map.entry("ROW_COUNT", "use `GET DIAGNOSTICS … = ROW_COUNT` in a `DO` block"),
            Map.entry("LASTOID", "use `RETURNING` in a `DO` block"),
            Map.entry("ERROR", "a script ends at its first error here"),
            Map.entry("SQLSTATE", "a script ends at its first error here"),
            Map.entry("LAST_ERROR_MESSAGE", "a script ends at its first error here"),
            Map.entry("LAST_ERROR_SQLSTATE", "a script ends at its first error here"));

    private static final Set<String> MUST_BE_ON = Set.of("ON_ERROR_STOP", "AUTOCOMMIT");
    private static final Set<String> MUST_BE_OFF = Set.of("ON_ERROR_ROLLBACK", "SINGLELINE", "SINGLESTEP");

    /** As a session of psql begins, but for the first. */
    private static final Map<String, String> AT_FIRST = Map.ofEntries(
            Map.entry("ON_ERROR_STOP", "on"),
            Map.entry("ON_ERROR_ROLLBACK", "off"),
            Map.entry("AUTOCOMMIT", "on"),
            Map.entry("SINGLELINE", "off"),
            Map.entry("SINGLESTEP", "off"),
            Map.entry("ENCODING", "UTF8"),
            Map.entry("ECHO", "none"),
            Map.entry("ECHO_HIDDEN", "off"),
            Map.entry("FETCH_COUNT", "0"),
            Map.entry("QUIET", "off"),
            Map.entry("SHOW_CONTEXT", "errors"),
            Map.entry("VERBOSITY", "default"));

    private final Map<String, String> values = new HashMap<>(AT_FIRST);

    /** What to write in the place of a variable that psql fills from its session. */
    static Optional<String> ofSession(String name) {
        return Optional.ofNullable(OF_SESSION.get(name));
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Characters.isLetterOrDigit((char) c));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    void set(String name, String value) {
        boolean on = value.isEmpty() && (MUST_BE_ON.contains(name) || MUST_BE_OFF.contains(name));
        values.put(name, on ? "on" : value);
    }

    void unset(String name) {
        values.remove(name);
    }

    /** Why a variable by which psql itself is steered cannot get this value; psql takes an empty one for `on`. */
    static Optional<String> refusal(String name, String value) {
        boolean on = value.isEmpty() || PsqlBoolean.parse(value).orElse(!MUST_BE_ON.contains(name));
        if (MUST_BE_ON.contains(name) && !on) {
            return Optional.of(
                    name.equals("AUTOCOMMIT")
                            ? "transactions begin and end as Gonogo divides the script"
                            : "a script ends at its first error here, always");
        }
        return MUST_BE_OFF.contains(name) && on
                ? Optional.of("statements run as they stand here, one after another, up to the first error")
                : Optional.empty();
    }
}

package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of the server that a session has from its start, so that no RESET takes them away.
 *
 * @param values by name; times end in `ms`, for those are proven to be in force
 */
record StartupSettings(Map<String, String> values) {

    StartupSettings {
        values = new LinkedHashMap<>(values);
    }

    /** These and others; of two of the same name the other counts. */
    StartupSettings with(Map<String, String> others) {
        var all = new StartupSettings(values);
        all.values().putAll(others);
        return all;
    }

    /** As the driver sends them. */
    String options() {
        return values.entrySet().stream()
                .map(value -> "-c " + value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether the times are what they should be; they are not when something between dropped the options. Leaves nothing on
     * the server, not even a prepared statement, for the server may be a stranger's.
     */
    boolean areInForce(Session session) {
        var comparisons = values.entrySet().stream()
                .filter(value -> value.getValue().endsWith("ms"))
                .map(time -> "current_setting('%s')::interval = '%s'".formatted(time.getKey(), time.getValue()))
                .collect(Collectors.joining(" and ", "select ", ""));
        return Boolean.TRUE.equals(session.query(comparisons).single());
    }

    /** Sets them for what is left of the session, which must not be one that strangers use. */
    void set(Session session) {
        values.forEach((name, value) -> session.query("select set_config(?, ?, false)", name, value));
    }
}

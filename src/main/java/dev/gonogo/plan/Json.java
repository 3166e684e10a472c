package dev.gonogo.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gonogo.model.Channel;
import dev.gonogo.model.Expectation;
import dev.gonogo.model.Place;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Server;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON: for files that people and programs read, and in one canonical form for digests. Places in source files,
 * which are paths of somebody's machine, are left out. Thread-safe.
 */
public final class Json {

    private static final JsonMapper LINES = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addMixIn(Place.class, Ignored.class)
            .build();

    private static final JsonMapper FILES =
            LINES.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper CANONICAL = LINES.rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(Expectation.Judge.class, Ignored.class)
            .addMixIn(Probe.class, Named.class)
            .addMixIn(Server.class, Named.class)
            .addMixIn(Channel.Medium.class, Named.class)
            .addMixIn(Rollback.Trigger.class, Named.class)
            .build();

    private Json() {}

    /** On one line, fields in the order of the record. */
    public static String line(Object value) {
        return LINES.writeValueAsString(value);
    }

    /** Indented, with a line feed at the end. */
    public static String file(Object value) {
        return FILES.writeValueAsString(value) + "\n";
    }

    /** The same text for the same content: fields sorted, code left out. */
    static String canonical(Object value) {
        return CANONICAL.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when the text is not JSON or not of the type */
    public static <T> T read(String text, Class<T> type) {
        return LINES.readValue(text, type);
    }

    /** What {@link #read} makes of what {@link #line} writes of it, without the text between. */
    public static <T> T as(Object value, Class<T> type) {
        return LINES.convertValue(value, type);
    }

    @JsonIgnoreType
    private interface Ignored {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}
}

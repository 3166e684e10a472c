package dev.gonogo.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told without a step when a run comes to an occasion.
 *
 * @param to names of channels; empty: all
 * @param mustArrive whether a run does not begin when its start could not be announced
 */
public record Announcements(Map<Occasion, Message> messages, List<SourceName> to, boolean mustArrive) {

    public Announcements {
        messages = java.util.Collections.unmodifiableMap(new TreeMap<>(messages));
        to = List.copyOf(to);
    }

    /** Nothing is told. */
    public static Announcements none() {
        return new Announcements(Map.of(), List.of(), false);
    }

    /** When something is told. */
    public enum Occasion {
        START,
        /** It came to its end, and the verdict is GO. */
        SUCCESS,
        /** It came to its end, and the verdict is another one; or it was aborted. */
        FAILURE,
        ROLLBACK,
        /** It waits to be gone on with. */
        HOLD
    }
}

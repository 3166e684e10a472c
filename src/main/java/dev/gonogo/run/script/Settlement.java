package dev.gonogo.run.script;

import dev.gonogo.postgres.Session;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog can tell about a statement that runs outside of a transaction. The sessions are outside of one too, with
 * what the script has set for its own.
 */
public interface Settlement {

    /** Whether an attempt whose end is unknown took effect. */
    enum Effect {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    Effect effect(Session session);

    /** Whether doing it once more is harmless. */
    default boolean isRepeatable() {
        return false;
    }

    /** Takes away what an attempt left that did not come to its end, and says so; empty when there is nothing. */
    default Optional<String> clear(Session session) {
        return Optional.empty();
    }

    /** What to send to the server for it, where that is not the statement itself. */
    default Optional<String> instead(Session session) {
        return Optional.empty();
    }

    /** What is not as it should be, though the server has refused nothing. */
    default Optional<String> lack(Session session) {
        return Optional.empty();
    }

    /** What it takes away by name, as the catalog's objects are written. */
    default List<String> losses(Session session) {
        return List.of();
    }

    /** What a person should look at when it is in doubt. */
    String look();
}

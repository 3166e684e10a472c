package dev.gonogo.run;

import java.util.HashSet;
import java.util.Set;

/** The parts of steps that this run began and whose end is not known: each may or may not have taken effect. */
final class EarlierParts {

    private final Set<Part> begun = new HashSet<>();

    private record Part(String step, String part) {}

    /** To be said when the intent is recorded. */
    void begin(String step, String part) {
        begun.add(new Part(step, part));
    }

    /** To be said when it is known how the part ended, whichever way. */
    void settle(String step, String part) {
        begun.remove(new Part(step, part));
    }

    boolean begun(String step, String part) {
        return begun.contains(new Part(step, part));
    }

    /** The same, whichever step began it. */
    boolean begun(String part) {
        return begun.stream().map(Part::part).anyMatch(part::equals);
    }
}

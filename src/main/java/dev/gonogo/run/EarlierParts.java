package dev.gonogo.run;

import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepState;
import java.util.HashSet;
import java.util.Set;

/** The parts of steps that this run began and whose end is not known: each may or may not have taken effect. */
final class EarlierParts {

    private final Set<Part> begun = new HashSet<>();

    private record Part(String step, String part) {}

    /** As the journal of a run tells it; the step's own intent is that of its only part. */
    static EarlierParts asRecorded(RunRecord record) {
        var parts = new EarlierParts();
        record.journal().events().stream().map(Event.Recorded::event).forEach(parts::follow);
        return parts;
    }

    private void follow(Event event) {
        if (event instanceof Event.StepStarted started) {
            begin(started.step(), "");
        } else if (event instanceof Event.PartStarted started) {
            begin(started.step(), started.part());
        } else if (event instanceof Event.PartFinished finished) {
            settle(finished.step(), finished.part());
        } else if (event instanceof Event.StepFinished finished && isKnown(finished.state())) {
            begun.removeIf(part -> part.step().equals(finished.step()));
        }
    }

    /** A broken attempt may have ended before it found out what an earlier one had done. */
    private static boolean isKnown(StepState state) {
        return state != StepState.IN_DOUBT && state != StepState.BROKEN;
    }

    /** Whether one of them ran outside of a transaction, so that only the catalog can tell. */
    boolean hasAlone(String step) {
        return begun.stream()
                .anyMatch(part -> part.step().equals(step) && part.part().contains("#"));
    }

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

package dev.gonogo.run;

import java.util.List;
import java.util.Optional;

/**
 * With what a run is gone on with.
 *
 * @param cutBytes the length of the unfinished last line that was cut from the journal
 * @param kept steps that were done before their text was changed, and stay done
 * @param again steps that are run again
 * @param changed whether the runbook was changed since
 * @param begun whether what was there before the first step is kept already
 * @param accepted who said that the run goes on although the runbook was changed
 */
public record Resumption(
        long cutBytes,
        List<String> kept,
        List<String> again,
        boolean changed,
        boolean begun,
        Optional<Answer> accepted) {

    public Resumption {
        kept = List.copyOf(kept);
        again = List.copyOf(again);
    }

    /** The same, when somebody was asked about the changes and said yes. */
    public Resumption acceptedBy(Optional<Answer> answer) {
        return new Resumption(cutBytes, kept, again, changed, begun, answer);
    }
}

package dev.gonogo.run;

import java.util.List;

/**
 * With what a run is gone on with.
 *
 * @param cutBytes the length of the unfinished last line that was cut from the journal
 * @param kept steps that were done before their text was changed, and stay done
 * @param again steps that are run again
 * @param changed whether the runbook was changed since
 * @param begun whether what was there before the first step is kept already
 */
public record Resumption(long cutBytes, List<String> kept, List<String> again, boolean changed, boolean begun) {

    public Resumption {
        kept = List.copyOf(kept);
        again = List.copyOf(again);
    }
}

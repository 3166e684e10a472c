package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * How the run ends: who is polled, in this order, and whose approval counts.
 *
 * @param poll one step per polled role, asked after everything else
 */
public record Decision(Place at, List<Poll> poll, Optional<String> approver) {

    public Decision {
        poll = List.copyOf(poll);
    }
}

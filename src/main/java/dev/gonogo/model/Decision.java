package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * How the run ends: who is polled, in this order, and whose approval counts.
 *
 * @param poll one step per polled role, asked after everything else
 * @param breakGlass roles that may let a run go on against a rule, by a signature
 */
public record Decision(
        Place at,
        List<Poll> poll,
        Optional<String> approver,
        List<String> breakGlass,
        List<DecisionCriterion> criteria) {

    public Decision {
        poll = List.copyOf(poll);
        breakGlass = List.copyOf(breakGlass);
        criteria = List.copyOf(criteria);
    }
}

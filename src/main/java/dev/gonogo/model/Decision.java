package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the run ends: who is polled, in this order, and whose approval counts.
 *
 * @param poll one step per polled role, asked after everything else
 * @param staleAfter how old what checks and backups showed may be when the change behind them begins, and at the end
 * @param breakGlass roles that may let a run go on against a rule, by a signature
 */
public record Decision(
        Place at,
        List<Poll> poll,
        Optional<String> approver,
        Duration staleAfter,
        List<String> breakGlass,
        List<DecisionCriterion> criteria) {

    /** When nothing is said. */
    public static final Duration STALE_AFTER = Duration.ofHours(24);

    public Decision {
        poll = List.copyOf(poll);
        breakGlass = List.copyOf(breakGlass);
        criteria = List.copyOf(criteria);
    }
}

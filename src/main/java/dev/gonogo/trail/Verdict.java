package dev.gonogo.trail;

import dev.gonogo.trail.render.Formats;
import java.util.List;
import java.util.Set;

/**
 * GO, NO-GO or not decided, computed from criteria and step states. Nothing else can make a verdict.
 *
 * @param reasons one sentence each
 */
public record Verdict(Decided decided, List<String> reasons) {

    /** The possible verdicts, as `report.json` writes them. */
    public enum Decided {
        GO,
        NO_GO,
        NOT_DECIDED;

        /** As people read it. */
        public String text() {
            return Formats.verdict(name());
        }
    }

    /** What is still open speaks neither for nor against. */
    private static final Set<StepState> OPEN =
            Set.of(StepState.PENDING, StepState.RUNNING, StepState.WAITING, StepState.IN_DOUBT);

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * GO only when there are criteria and all are met; not decided while steps are open and nothing went wrong.
     *
     * @param over whether nothing can lead to a GO any more: the run was aborted, or a criterion is lost for good
     */
    static Verdict of(List<Criterion> criteria, List<StepRecord> steps, boolean over) {
        var unmet = criteria.stream().filter(criterion -> !criterion.met()).toList();
        var reasons = unmet.stream()
                .flatMap(criterion -> criterion.reasons().stream())
                .distinct()
                .toList();
        if (!criteria.isEmpty() && unmet.isEmpty() && !steps.isEmpty()) {
            return new Verdict(Decided.GO, List.of("all %d criteria are met".formatted(criteria.size())));
        }
        boolean wrong =
                steps.stream().map(StepRecord::state).anyMatch(state -> !state.isGood() && !OPEN.contains(state));
        boolean open = steps.stream().map(StepRecord::state).anyMatch(OPEN::contains);
        return new Verdict(open && !wrong && !over ? Decided.NOT_DECIDED : Decided.NO_GO, reasons);
    }
}

package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.plan.Freshness;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.ChangesBegun;
import dev.gonogo.trail.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks and backups that passed too long ago for what rests on them. */
final class StaleEvidence {

    private final Run run;
    private final Map<String, Step> steps;
    private final Freshness freshness;

    StaleEvidence(Run run, Predicate<Step> applies) {
        this.run = run;
        this.steps = run.runbook().steps().collect(Collectors.toMap(Step::id, Function.identity()));
        this.freshness = new Freshness(
                run.plan(), planned -> steps.containsKey(planned.id()) && applies.test(steps.get(planned.id())));
    }

    /** What is to be asked again before this change begins, unless something of it is in the target already. */
    List<Step> before(Step change) {
        var stale = stale(freshness.before(change.id()));
        return stale.isEmpty()
                        || ChangesBegun.asRecorded(RunRecord.read(run.folder())).contains(change.id())
                ? List.of()
                : stale;
    }

    /** What is to be asked again before the run ends. */
    List<Step> atEnd() {
        return stale(freshness.atEnd());
    }

    private List<Step> stale(List<PlannedStep> restsOn) {
        var now = run.clock().instant();
        return restsOn.stream()
                .filter(planned -> isStale(planned, now))
                .map(planned -> steps.get(planned.id()))
                .toList();
    }

    private boolean isStale(PlannedStep planned, Instant now) {
        var standing = run.states().standing(planned.id());
        return standing.state().isGood()
                && standing.endedAt() != null
                && Freshness.stale(planned, standing.endedAt(), now).isPresent();
    }
}

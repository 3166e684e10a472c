package dev.gonogo.trail;

import dev.gonogo.plan.Freshness;
import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What checks and backups showed was not too old when the change that rests on it began, and at the end of the run. */
record EvidenceFresh(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var freshness = new Freshness(run.plan(), this::applies);
        var seen = new HashMap<String, Instant>();
        var begun = new ChangesBegun(run.plan().steps());
        var stale = new LinkedHashSet<String>();
        for (Event.Recorded recorded : run.journal().events()) {
            begun.follow(recorded.event());
            if (recorded.event() instanceof Event.StepFinished finished
                    && finished.state().isGood()) {
                seen.put(finished.step(), recorded.at());
            } else if (recorded.event() instanceof Event.StepStarted started && !begun.contains(started.step())) {
                stale.addAll(stale(
                        freshness.before(started.step()), seen, recorded.at(), "when `" + started.step() + "` began"));
            }
        }
        run.lastEnd().ifPresent(end -> stale.addAll(stale(freshness.atEnd(), seen, end, "at the end of the run")));
        var about = run.plan().steps().stream()
                .filter(step -> Freshness.isAbout(step) && applies(step))
                .toList();
        return about.isEmpty()
                ? Optional.empty()
                : Optional.of(Criterion.of(
                        "what was checked was not stale", List.of("journal.jsonl"), new ArrayList<>(stale)));
    }

    private boolean applies(PlannedStep step) {
        return steps.get(step.id()).state() != StepState.NOT_APPLICABLE;
    }

    /** Of what was never seen, others tell. */
    private static List<String> stale(List<PlannedStep> restsOn, Map<String, Instant> seen, Instant at, String when) {
        return restsOn.stream()
                .filter(step -> seen.containsKey(step.id()))
                .flatMap(step -> Freshness.stale(step, seen.get(step.id()), at).stream())
                .map(reason -> reason + ", and was older " + when)
                .toList();
    }
}

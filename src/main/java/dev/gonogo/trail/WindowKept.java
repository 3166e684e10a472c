package dev.gonogo.trail;

import dev.gonogo.model.Window;
import dev.gonogo.plan.Opening;
import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every change began while the window was open, and ended before it closed. */
record WindowKept(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var changes = run.plan().steps().stream()
                .filter(PlannedStep::mutates)
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
        return run.plan()
                .window()
                .filter(window -> !changes.isEmpty())
                .map(window -> Criterion.of("the window was kept", List.of("journal.jsonl"), left(window, changes)));
    }

    private List<String> left(Window window, Set<String> changes) {
        var begun = new HashMap<String, Opening>();
        var left = new ArrayList<String>();
        for (Event.Recorded recorded : run.journal().events()) {
            if (recorded.event() instanceof Event.StepStarted started && changes.contains(started.step())) {
                var opening = Opening.at(window, recorded.at());
                begun.put(started.step(), opening);
                if (recorded.at().isBefore(opening.opens().toInstant())) {
                    left.add("`%s` began at %s, while the window was closed".formatted(started.step(), recorded.at()));
                }
            } else if (recorded.event() instanceof Event.StepFinished finished && begun.containsKey(finished.step())) {
                ended(begun.remove(finished.step()), finished.step(), recorded.at())
                        .ifPresent(left::add);
            }
        }
        return left;
    }

    private static Optional<String> ended(Opening opening, String step, Instant at) {
        var closes = opening.closes().toInstant();
        return at.isAfter(closes)
                ? Optional.of("`%s` ended at %s, and the window had closed at %s".formatted(step, at, closes))
                : Optional.empty();
    }
}

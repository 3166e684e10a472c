package dev.gonogo.trail;

import dev.gonogo.trail.render.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The steps of one phase, that stand beside each other in a list.
 *
 * @param from the index of the first
 * @param to the index behind the last
 * @param took from the first beginning to the last end; empty when there is none
 * @param good whether there is nothing in it that a person has to look at
 */
record PhaseOfSteps(String name, int from, int to, String tally, String took, boolean good) {

    static List<PhaseOfSteps> of(List<StepRecord> steps) {
        var phases = new ArrayList<PhaseOfSteps>();
        int from = 0;
        for (int to = 1; to <= steps.size(); to++) {
            if (to == steps.size()
                    || !steps.get(to).phase().equals(steps.get(from).phase())) {
                phases.add(of(steps.subList(from, to), from, to));
                from = to;
            }
        }
        return phases;
    }

    private static PhaseOfSteps of(List<StepRecord> steps, int from, int to) {
        return new PhaseOfSteps(
                steps.get(0).phase(),
                from,
                to,
                Formats.tally(steps.stream().map(step -> step.state().text()).toList()),
                took(steps),
                steps.stream()
                        .allMatch(
                                step -> step.state() == StepState.PASSED || step.state() == StepState.NOT_APPLICABLE));
    }

    private static String took(List<StepRecord> steps) {
        var begun = steps.stream()
                .map(StepRecord::startedAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
        var ended = steps.stream()
                .map(StepRecord::finishedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        return begun.isEmpty() || ended.isEmpty() || ended.get().isBefore(begun.get())
                ? ""
                : Formats.span(Duration.between(begun.get(), ended.get()).toNanos() / 1e6);
    }
}

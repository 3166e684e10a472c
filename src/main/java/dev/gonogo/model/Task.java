package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A piece of work with one responsible role.
 *
 * @param estimate how long it takes; zero when the runbook gives none
 * @param after ids of tasks that must be done before this one starts
 */
public record Task(
        Place at,
        String id,
        String title,
        Optional<String> role,
        Duration estimate,
        Priority priority,
        List<String> after,
        List<Step> steps,
        Optional<Rollback> rollback)
        implements PhaseItem {

    public Task {
        after = List.copyOf(after);
        steps = List.copyOf(steps);
    }

    @Override
    public Stream<Step> parts() {
        return steps.stream();
    }
}

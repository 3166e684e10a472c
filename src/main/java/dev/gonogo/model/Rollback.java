package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to get back: of a task (one unnamed option) or of the runbook (named options, triggers and a verification).
 *
 * @param triggers what makes a run without a terminal roll back by itself
 * @param verify steps that must pass before the rollback counts as done
 */
public record Rollback(Place at, List<Trigger> triggers, List<Option> options, List<Step> verify) {

    public Rollback {
        triggers = List.copyOf(triggers);
        options = List.copyOf(options);
        verify = List.copyOf(verify);
    }

    public Stream<Step> steps() {
        return Stream.concat(options.stream().flatMap(option -> option.steps().stream()), verify.stream());
    }

    /** One way back. A task's only option has an empty name. The estimate is zero when the runbook gives none. */
    public record Option(Place at, String name, Duration estimate, List<Step> steps) {
        public Option {
            steps = List.copyOf(steps);
        }
    }

    /** An event that calls for the rollback. */
    public sealed interface Trigger {

        /** Any `migrate` step fails. */
        record MigrationFails() implements Trigger {}

        /** The check or watch of this name, or any when the name is empty, fails or is broken. */
        record CheckFails(Place at, String check) implements Trigger {}
    }
}

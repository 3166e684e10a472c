package dev.gonogo.model;

import java.util.stream.Stream;

/** A step of the phase itself: an approval or a gate. What follows it in the file waits for it. */
public record PhaseStep(Step step) implements PhaseItem {

    @Override
    public Stream<Step> parts() {
        return Stream.of(step);
    }
}

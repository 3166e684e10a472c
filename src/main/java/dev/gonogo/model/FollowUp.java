package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/** Something to be done so long after a run has ended. */
public record FollowUp(Place at, String name, Duration after, Optional<String> role) {

    public String id() {
        return StepId.slug(name);
    }
}

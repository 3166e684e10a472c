package dev.gonogo.model;

import java.time.Duration;
import java.util.List;

/**
 * People of certain roles must say yes before anything behind this step runs.
 *
 * @param atLeast how many of them
 * @param validFor how long a given approval holds
 */
public record Approval(StepHead head, List<String> roles, int atLeast, Duration validFor) implements Step {

    public Approval {
        roles = List.copyOf(roles);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.approval(this);
    }
}

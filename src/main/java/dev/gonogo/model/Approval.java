package dev.gonogo.model;

import java.time.Duration;
import java.util.List;

/**
 * People of certain roles must say yes before anything behind this step runs.
 *
 * @param atLeast how many of them
 * @param validFor how long a given approval holds
 * @param signed whether only a signature is a yes, on every target; on a guarded one that is so in any case
 */
public record Approval(StepHead head, List<String> roles, int atLeast, Duration validFor, boolean signed)
        implements Step {

    public Approval {
        roles = List.copyOf(roles);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.approval(this);
    }
}

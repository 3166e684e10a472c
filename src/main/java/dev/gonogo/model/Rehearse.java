package dev.gonogo.model;

import java.util.Optional;

/**
 * The way there and back on a clone of the target, with catalog and row counts compared.
 *
 * @param backTo empty: what is pending is applied, reverted and applied again; else what is applied above this version is
 *     reverted and applied again
 */
public record Rehearse(StepHead head, Optional<SourceName> backTo) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.rehearse(this);
    }
}

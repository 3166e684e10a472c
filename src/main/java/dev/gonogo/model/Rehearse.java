package dev.gonogo.model;

/**
 * Forward, back and forward again on a clone of the target: the pending migrations are applied, reverted, and the catalog
 * and row counts compared with those before.
 */
public record Rehearse(StepHead head) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.rehearse(this);
    }
}

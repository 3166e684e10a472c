package dev.gonogo.model;

/** The catalog, the row counts, or both, kept as evidence for a later {@link Compare}. */
public record Snapshot(StepHead head, boolean catalog, boolean rowCounts) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.snapshot(this);
    }
}

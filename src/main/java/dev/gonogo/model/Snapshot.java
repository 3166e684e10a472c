package dev.gonogo.model;

/** The catalog, the row counts, sums over the rows, or several of these, kept as evidence for a later {@link Compare}. */
public record Snapshot(StepHead head, boolean catalog, boolean rowCounts, boolean contents) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.snapshot(this);
    }
}

package dev.gonogo.model;

/** The database now against a snapshot taken before in the same run. */
public record Compare(StepHead head, SourceName with, boolean rowCounts, boolean catalog) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.compare(this);
    }
}

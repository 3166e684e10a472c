package dev.gonogo.model;

/** Brings a backup of this run back in place of the target database. */
public record Restore(StepHead head, SourceName backup) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.restore(this);
    }
}
